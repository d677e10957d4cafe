/** Asks identity-service as the person who signs in. */
@NullMarked
package platen.gateway.registration.identity;

import org.jspecify.annotations.NullMarked;
