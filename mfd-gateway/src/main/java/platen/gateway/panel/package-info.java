/** The pages on a device's panel, for devices that have a browser and no client of their own. */
@NullMarked
package platen.gateway.panel;

import org.jspecify.annotations.NullMarked;
