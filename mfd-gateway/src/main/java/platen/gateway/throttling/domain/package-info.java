/** How long a device waits, as a pure function. */
@NullMarked
package platen.gateway.throttling.domain;

import org.jspecify.annotations.NullMarked;
