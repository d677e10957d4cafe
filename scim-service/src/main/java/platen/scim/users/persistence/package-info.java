/** SCIM users in PostgreSQL. */
@NullMarked
package platen.scim.users.persistence;

import org.jspecify.annotations.NullMarked;
