/** What is told of groups. */
@NullMarked
package platen.scim.groups.messaging;

import org.jspecify.annotations.NullMarked;
