/** What traces hold, where they are on: which begin, and what is left out of them. Events carry them in {@code messaging}. */
@NullMarked
package platen.kit.tracing;

import org.jspecify.annotations.NullMarked;
