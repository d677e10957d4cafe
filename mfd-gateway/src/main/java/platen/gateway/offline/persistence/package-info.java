/** Cards for bundles, in PostgreSQL. */
@NullMarked
package platen.gateway.offline.persistence;

import org.jspecify.annotations.NullMarked;
