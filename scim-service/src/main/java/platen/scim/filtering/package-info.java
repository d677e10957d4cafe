/** Filters as clients write them, as conditions on users. */
@NullMarked
package platen.scim.filtering;

import org.jspecify.annotations.NullMarked;
