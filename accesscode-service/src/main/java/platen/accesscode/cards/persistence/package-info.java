/** Cards in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.cards.persistence;
