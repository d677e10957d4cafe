/** Card converters over REST. */
@NullMarked
package platen.gateway.readers.api;

import org.jspecify.annotations.NullMarked;
