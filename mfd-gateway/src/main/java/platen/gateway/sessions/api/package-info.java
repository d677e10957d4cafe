/** HTTP for paired devices. */
@NullMarked
package platen.gateway.sessions.api;

import org.jspecify.annotations.NullMarked;
