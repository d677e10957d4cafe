/** How a service ends. */
@NullMarked
package platen.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
