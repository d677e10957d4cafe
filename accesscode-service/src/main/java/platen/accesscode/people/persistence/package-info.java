/** People in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.people.persistence;
