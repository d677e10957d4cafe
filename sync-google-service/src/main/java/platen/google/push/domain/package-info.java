/** Channels and when to open, renew and stop them. */
@org.jspecify.annotations.NullMarked
package platen.google.push.domain;
