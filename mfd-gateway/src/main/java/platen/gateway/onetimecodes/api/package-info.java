/** HTTP for who looks after people. */
@NullMarked
package platen.gateway.onetimecodes.api;

import org.jspecify.annotations.NullMarked;
