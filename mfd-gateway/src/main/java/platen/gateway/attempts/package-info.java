/** The log of who tried to log in where. */
@NullMarked
package platen.gateway.attempts;

import org.jspecify.annotations.NullMarked;
