/** Which user of the suite a pushed person became. */
@NullMarked
package platen.scim.linking;

import org.jspecify.annotations.NullMarked;
