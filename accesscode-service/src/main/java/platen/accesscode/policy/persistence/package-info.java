/** Code spaces in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.policy.persistence;
