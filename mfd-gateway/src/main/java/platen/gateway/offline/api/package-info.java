/** Handing it in. */
@NullMarked
package platen.gateway.offline.api;

import org.jspecify.annotations.NullMarked;
