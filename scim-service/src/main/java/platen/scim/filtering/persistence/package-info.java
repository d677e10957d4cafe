/** Filters and orders in SQL. */
@NullMarked
package platen.scim.filtering.persistence;

import org.jspecify.annotations.NullMarked;
