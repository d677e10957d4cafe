/** Devices: pairing, recognising, unpairing. */
@NullMarked
package platen.gateway.devices;

import org.jspecify.annotations.NullMarked;
