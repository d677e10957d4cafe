/** What the directory events say of SCIM users. */
@NullMarked
package platen.scim.users.messaging;

import org.jspecify.annotations.NullMarked;
