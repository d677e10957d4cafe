/** The provisioning log over HTTP. */
@NullMarked
package platen.scim.log.api;

import org.jspecify.annotations.NullMarked;
