/** The read model in PostgreSQL. */
@NullMarked
package platen.gateway.people.persistence;

import org.jspecify.annotations.NullMarked;
