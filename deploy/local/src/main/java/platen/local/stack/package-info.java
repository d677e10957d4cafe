/** Starting, watching and stopping the parts of the stack. */
@NullMarked
package platen.local.stack;

import org.jspecify.annotations.NullMarked;
