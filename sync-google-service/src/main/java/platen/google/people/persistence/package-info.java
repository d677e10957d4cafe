/** Links in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.google.people.persistence;
