/** The secret tokens identity providers come with. */
@NullMarked
package platen.scim.tokens;

import org.jspecify.annotations.NullMarked;
