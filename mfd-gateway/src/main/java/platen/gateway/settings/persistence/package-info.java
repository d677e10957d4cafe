/** Settings in PostgreSQL. */
@NullMarked
package platen.gateway.settings.persistence;

import org.jspecify.annotations.NullMarked;
