/** What a one-time code is, as values. */
@NullMarked
package platen.gateway.onetimecodes.domain;

import org.jspecify.annotations.NullMarked;
