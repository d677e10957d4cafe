/** The log in PostgreSQL. */
@NullMarked
package platen.gateway.attempts.persistence;

import org.jspecify.annotations.NullMarked;
