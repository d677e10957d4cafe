/** SCIM Groups over HTTP. */
@NullMarked
package platen.scim.groups.api;

import org.jspecify.annotations.NullMarked;
