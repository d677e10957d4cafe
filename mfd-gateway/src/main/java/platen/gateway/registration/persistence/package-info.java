/** Links, in PostgreSQL. */
@NullMarked
package platen.gateway.registration.persistence;

import org.jspecify.annotations.NullMarked;
