/** The read model: people and what they log in with, fed by events only. */
@NullMarked
package platen.gateway.people;

import org.jspecify.annotations.NullMarked;
