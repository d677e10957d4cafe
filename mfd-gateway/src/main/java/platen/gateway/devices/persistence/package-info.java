/** Devices and pairings in PostgreSQL. */
@NullMarked
package platen.gateway.devices.persistence;

import org.jspecify.annotations.NullMarked;
