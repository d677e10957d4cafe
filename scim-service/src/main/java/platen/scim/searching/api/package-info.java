/** Searching all types of resources at once (RFC 7644, 3.4.2.1). */
@NullMarked
package platen.scim.searching.api;

import org.jspecify.annotations.NullMarked;
