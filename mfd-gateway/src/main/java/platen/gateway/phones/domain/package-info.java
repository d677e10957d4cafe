/** A login that waits for a phone, as values. */
@NullMarked
package platen.gateway.phones.domain;

import org.jspecify.annotations.NullMarked;
