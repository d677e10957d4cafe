/** Tokens in PostgreSQL. */
@NullMarked
package platen.scim.tokens.persistence;

import org.jspecify.annotations.NullMarked;
