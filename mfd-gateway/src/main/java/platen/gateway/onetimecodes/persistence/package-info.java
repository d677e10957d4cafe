/** One-time codes in PostgreSQL. */
@NullMarked
package platen.gateway.onetimecodes.persistence;

import org.jspecify.annotations.NullMarked;
