/** Converters as pure functions. */
@NullMarked
package platen.gateway.readers.domain;

import org.jspecify.annotations.NullMarked;
