/** Repeats the full state for read models. */
@NullMarked
package platen.identity.republishing;

import org.jspecify.annotations.NullMarked;
