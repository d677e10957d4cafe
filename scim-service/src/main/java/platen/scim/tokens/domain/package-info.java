/** What a token is and how many there may be. */
@NullMarked
package platen.scim.tokens.domain;

import org.jspecify.annotations.NullMarked;
