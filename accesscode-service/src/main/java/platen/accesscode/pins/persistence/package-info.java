/** Card PINs in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.pins.persistence;
