@NullMarked
package platen.kit;

import org.jspecify.annotations.NullMarked;
