/** Conflicts in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.conflicts.persistence;
