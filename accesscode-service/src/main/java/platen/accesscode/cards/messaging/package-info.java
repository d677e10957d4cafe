/** Events of cards. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.cards.messaging;
