/** What stands in the provisioning log. */
@NullMarked
package platen.scim.log.domain;

import org.jspecify.annotations.NullMarked;
