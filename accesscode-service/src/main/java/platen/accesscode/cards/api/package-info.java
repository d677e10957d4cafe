/** Cards over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.cards.api;
