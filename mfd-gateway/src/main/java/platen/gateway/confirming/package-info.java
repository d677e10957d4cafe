/** Asking accesscode-service when what is known here may be out of date. */
@NullMarked
package platen.gateway.confirming;

import org.jspecify.annotations.NullMarked;
