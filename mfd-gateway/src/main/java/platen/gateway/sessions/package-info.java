/** Logging in, staying logged in, being thrown out. */
@NullMarked
package platen.gateway.sessions;

import org.jspecify.annotations.NullMarked;
