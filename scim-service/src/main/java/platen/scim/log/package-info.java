/** The provisioning log: what the identity provider asked for and what came of it. */
@NullMarked
package platen.scim.log;

import org.jspecify.annotations.NullMarked;
