/** accesscode-service over HTTP. */
@NullMarked
package platen.gateway.confirming.accesscode;

import org.jspecify.annotations.NullMarked;
