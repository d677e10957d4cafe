/** The audit in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.auditing.persistence;
