/** The schemas served here, and values brought into the form they prescribe. */
@NullMarked
package platen.scim.schema;

import org.jspecify.annotations.NullMarked;
