/** Settings over REST. */
@NullMarked
package platen.gateway.settings.api;

import org.jspecify.annotations.NullMarked;
