/** Swipe cards: registering, removing, stopping. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.cards;
