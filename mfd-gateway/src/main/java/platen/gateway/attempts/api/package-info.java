/** HTTP for those who look into the log. */
@NullMarked
package platen.gateway.attempts.api;

import org.jspecify.annotations.NullMarked;
