/** Asking accesscode-service as a service. */
@NullMarked
package platen.identity.accesscode;

import org.jspecify.annotations.NullMarked;
