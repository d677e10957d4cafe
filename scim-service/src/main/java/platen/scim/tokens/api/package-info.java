/** Tokens over HTTP, for administrators. */
@NullMarked
package platen.scim.tokens.api;

import org.jspecify.annotations.NullMarked;
