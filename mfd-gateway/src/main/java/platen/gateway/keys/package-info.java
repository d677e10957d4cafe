/** Keys of the gateway alone. */
@NullMarked
package platen.gateway.keys;

import org.jspecify.annotations.NullMarked;
