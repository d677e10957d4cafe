/** What may be registered, and links that confirm it. */
@NullMarked
package platen.gateway.registration.domain;

import org.jspecify.annotations.NullMarked;
