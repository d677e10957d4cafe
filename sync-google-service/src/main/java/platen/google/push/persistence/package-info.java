/** Channels and jobs in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.google.push.persistence;
