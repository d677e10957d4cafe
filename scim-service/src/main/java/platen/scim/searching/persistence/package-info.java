/** Orders and pages in SQL. */
@NullMarked
package platen.scim.searching.persistence;

import org.jspecify.annotations.NullMarked;
