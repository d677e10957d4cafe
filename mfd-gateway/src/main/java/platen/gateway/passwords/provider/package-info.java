/** The provider over HTTP. */
@NullMarked
package platen.gateway.passwords.provider;

import org.jspecify.annotations.NullMarked;
