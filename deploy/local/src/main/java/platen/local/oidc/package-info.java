/** The local OIDC provider with the demo accounts. */
@NullMarked
package platen.local.oidc;

import org.jspecify.annotations.NullMarked;
