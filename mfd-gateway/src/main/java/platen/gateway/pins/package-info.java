/** The PIN that a person may have beside their cards. */
@NullMarked
package platen.gateway.pins;

import org.jspecify.annotations.NullMarked;
