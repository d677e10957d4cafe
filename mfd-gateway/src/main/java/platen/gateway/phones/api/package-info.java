/** HTTP for devices that show an address to a phone. */
@NullMarked
package platen.gateway.phones.api;

import org.jspecify.annotations.NullMarked;
