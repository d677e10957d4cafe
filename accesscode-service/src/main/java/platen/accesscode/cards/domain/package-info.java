/** Card numbers and where they come from. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.cards.domain;
