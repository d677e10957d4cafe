/** Telling the others. */
@NullMarked
package platen.gateway.offline.messaging;

import org.jspecify.annotations.NullMarked;
