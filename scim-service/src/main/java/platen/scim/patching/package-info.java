/** PATCH as clients write it, applied to a resource. */
@NullMarked
package platen.scim.patching;

import org.jspecify.annotations.NullMarked;
