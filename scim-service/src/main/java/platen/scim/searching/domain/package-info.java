/** Order and part of a list. */
@NullMarked
package platen.scim.searching.domain;

import org.jspecify.annotations.NullMarked;
