/** Decisions of the login path, as values and pure functions. */
@NullMarked
package platen.gateway.sessions.domain;

import org.jspecify.annotations.NullMarked;
