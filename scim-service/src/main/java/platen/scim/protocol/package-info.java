/** What SCIM says apart from any kind of resource: refusals, lists, limits. */
@NullMarked
package platen.scim.protocol;

import org.jspecify.annotations.NullMarked;
