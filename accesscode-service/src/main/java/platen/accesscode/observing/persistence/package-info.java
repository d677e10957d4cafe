/** Observations in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.observing.persistence;
