/** A panel to try without a device. */
@NullMarked
package platen.local.panel;

import org.jspecify.annotations.NullMarked;
