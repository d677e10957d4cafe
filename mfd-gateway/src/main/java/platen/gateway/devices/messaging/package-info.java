/** Events about devices. */
@NullMarked
package platen.gateway.devices.messaging;

import org.jspecify.annotations.NullMarked;
