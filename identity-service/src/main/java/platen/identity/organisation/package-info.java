/** Organisations and their settings. */
@NullMarked
package platen.identity.organisation;

import org.jspecify.annotations.NullMarked;
