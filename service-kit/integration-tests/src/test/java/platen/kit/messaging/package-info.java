@NullMarked
package platen.kit.messaging;

import org.jspecify.annotations.NullMarked;
