/** HTTP for devices that register a card. */
@NullMarked
package platen.gateway.registration.api;

import org.jspecify.annotations.NullMarked;
