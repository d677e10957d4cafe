/** SCIM Groups in PostgreSQL. */
@NullMarked
package platen.scim.groups.persistence;

import org.jspecify.annotations.NullMarked;
