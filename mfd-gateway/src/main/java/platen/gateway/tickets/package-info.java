/** What the first step of a login leaves for the second. */
@NullMarked
package platen.gateway.tickets;

import org.jspecify.annotations.NullMarked;
