/** Events about logins. */
@NullMarked
package platen.gateway.sessions.messaging;

import org.jspecify.annotations.NullMarked;
