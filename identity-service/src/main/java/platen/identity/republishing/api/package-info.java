/** The command over HTTP. */
@NullMarked
package platen.identity.republishing.api;

import org.jspecify.annotations.NullMarked;
