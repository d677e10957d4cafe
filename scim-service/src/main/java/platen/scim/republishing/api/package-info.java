/** The command over HTTP. */
@NullMarked
package platen.scim.republishing.api;

import org.jspecify.annotations.NullMarked;
