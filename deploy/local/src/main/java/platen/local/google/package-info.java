/** A fake Google Workspace directory in the shapes of the public API. */
@NullMarked
package platen.local.google;

import org.jspecify.annotations.NullMarked;
