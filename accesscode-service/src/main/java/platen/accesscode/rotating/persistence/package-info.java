/** Rows and the keys they are kept under, in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.rotating.persistence;
