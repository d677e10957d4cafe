/** What PostgreSQL and Java write differently. */
@NullMarked
package platen.gateway.sql;

import org.jspecify.annotations.NullMarked;
