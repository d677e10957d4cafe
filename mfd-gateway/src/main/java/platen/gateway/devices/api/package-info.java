/** HTTP for devices that want to be paired and for administrators. */
@NullMarked
package platen.gateway.devices.api;

import org.jspecify.annotations.NullMarked;
