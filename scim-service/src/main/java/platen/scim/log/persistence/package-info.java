/** The provisioning log in PostgreSQL. */
@NullMarked
package platen.scim.log.persistence;

import org.jspecify.annotations.NullMarked;
