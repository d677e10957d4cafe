/** Access codes in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.issuing.persistence;
