/** What happened at devices while they were cut off. */
@NullMarked
package platen.gateway.offline;

import org.jspecify.annotations.NullMarked;
