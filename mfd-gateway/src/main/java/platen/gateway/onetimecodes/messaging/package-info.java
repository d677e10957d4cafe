/** What others are told of one-time codes. */
@NullMarked
package platen.gateway.onetimecodes.messaging;

import org.jspecify.annotations.NullMarked;
