/** When people were reminded last, in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.reminding.persistence;
