/** Users as identity providers write them. */
@NullMarked
package platen.scim.users;

import org.jspecify.annotations.NullMarked;
