/** Card PINs on the way to the gateway. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.pins.messaging;
