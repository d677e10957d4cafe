/** A wanted value. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.conflicts.domain;
