/** SCIM Users over HTTP. */
@NullMarked
package platen.scim.users.api;

import org.jspecify.annotations.NullMarked;
