/** Tests across services, each in its own process, as an operator runs them. */
@NullMarked
package platen.journeys;

import org.jspecify.annotations.NullMarked;
