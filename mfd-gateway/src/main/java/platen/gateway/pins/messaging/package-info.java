/** PINs on the way to accesscode-service. */
@NullMarked
package platen.gateway.pins.messaging;

import org.jspecify.annotations.NullMarked;
