/** What a provider's answer means. */
@NullMarked
package platen.gateway.passwords.domain;

import org.jspecify.annotations.NullMarked;
