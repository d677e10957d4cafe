/** Imports over HTTP. */
@NullMarked
package platen.identity.imports.api;

import org.jspecify.annotations.NullMarked;
