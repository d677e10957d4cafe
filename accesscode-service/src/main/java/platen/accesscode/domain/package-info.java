/** What access codes and cards have in common. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.domain;
