/** What a group may hold. */
@NullMarked
package platen.scim.groups.domain;

import org.jspecify.annotations.NullMarked;
