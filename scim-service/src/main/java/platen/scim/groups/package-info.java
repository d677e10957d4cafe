/** SCIM Groups: what the identity provider says of them, and who is in them. */
@NullMarked
package platen.scim.groups;

import org.jspecify.annotations.NullMarked;
