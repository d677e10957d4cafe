/** Card PINs over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.pins.api;
