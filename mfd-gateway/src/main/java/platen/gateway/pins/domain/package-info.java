/** What a PIN is, and what it is compared with. */
@NullMarked
package platen.gateway.pins.domain;

import org.jspecify.annotations.NullMarked;
