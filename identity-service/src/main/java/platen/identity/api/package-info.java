/** What all features do alike over HTTP. */
@NullMarked
package platen.identity.api;

import org.jspecify.annotations.NullMarked;
