/** Codes that are good once: minted by who looks after people, to log in or to register a card. */
@NullMarked
package platen.gateway.onetimecodes;

import org.jspecify.annotations.NullMarked;
