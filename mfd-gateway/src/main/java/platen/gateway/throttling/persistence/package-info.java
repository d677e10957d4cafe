/** Throttles in PostgreSQL, shared by all replicas. */
@NullMarked
package platen.gateway.throttling.persistence;

import org.jspecify.annotations.NullMarked;
