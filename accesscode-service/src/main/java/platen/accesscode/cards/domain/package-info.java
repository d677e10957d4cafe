/** Cards: their numbers, where they come from, when they end. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.cards.domain;
