/** What accesscode-service says of imports, over HTTP. */
@NullMarked
package platen.identity.imports.accesscode;

import org.jspecify.annotations.NullMarked;
