/** Tries on a running service what docs/access.md promises. */
@NullMarked
package platen.testing.access;

import org.jspecify.annotations.NullMarked;
