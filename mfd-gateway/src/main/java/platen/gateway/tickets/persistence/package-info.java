/** Tickets in PostgreSQL. */
@NullMarked
package platen.gateway.tickets.persistence;

import org.jspecify.annotations.NullMarked;
