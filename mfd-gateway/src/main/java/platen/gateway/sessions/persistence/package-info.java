/** Look-ups, throttles, sessions and the attempts they leave behind, in PostgreSQL. */
@NullMarked
package platen.gateway.sessions.persistence;

import org.jspecify.annotations.NullMarked;
