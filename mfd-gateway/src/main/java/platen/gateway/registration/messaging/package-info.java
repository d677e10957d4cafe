/** What others are told of cards. */
@NullMarked
package platen.gateway.registration.messaging;

import org.jspecify.annotations.NullMarked;
