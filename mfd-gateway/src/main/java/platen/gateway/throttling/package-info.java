/** Making devices wait that are often wrong. */
@NullMarked
package platen.gateway.throttling;

import org.jspecify.annotations.NullMarked;
