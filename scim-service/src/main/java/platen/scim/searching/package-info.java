/** How lists are asked for: filter, order, pages, attributes (RFC 7644, 3.4.2). */
@NullMarked
package platen.scim.searching;

import org.jspecify.annotations.NullMarked;
