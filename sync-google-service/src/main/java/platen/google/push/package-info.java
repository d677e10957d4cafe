/** Hears of changes at once, where Google can reach the service; a push is only a hint. */
@org.jspecify.annotations.NullMarked
package platen.google.push;
