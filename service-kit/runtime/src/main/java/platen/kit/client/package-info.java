/** Calling the service routes of another service. */
@NullMarked
package platen.kit.client;

import org.jspecify.annotations.NullMarked;
