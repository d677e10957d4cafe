/** Logging in at a device by signing in on a phone of one's own. */
@NullMarked
package platen.gateway.phones;

import org.jspecify.annotations.NullMarked;
