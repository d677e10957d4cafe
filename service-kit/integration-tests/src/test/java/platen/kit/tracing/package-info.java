@NullMarked
package platen.kit.tracing;

import org.jspecify.annotations.NullMarked;
