/** Talking to a running stack as its users do: over HTTP, with tokens of its accounts. */
@NullMarked
package platen.local.client;

import org.jspecify.annotations.NullMarked;
