/** Proving oneself by the password of the organisation's identity provider. */
@NullMarked
package platen.gateway.passwords;

import org.jspecify.annotations.NullMarked;
