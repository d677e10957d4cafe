/** A line of the log. */
@NullMarked
package platen.gateway.attempts.domain;

import org.jspecify.annotations.NullMarked;
