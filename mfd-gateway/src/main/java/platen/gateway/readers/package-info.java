/** What card readers send, and how it becomes a card number. */
@NullMarked
package platen.gateway.readers;

import org.jspecify.annotations.NullMarked;
