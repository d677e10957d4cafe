/** Links in PostgreSQL. */
@NullMarked
package platen.scim.linking.persistence;

import org.jspecify.annotations.NullMarked;
