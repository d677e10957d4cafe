/** The settings, for administrators. */
@NullMarked
package platen.scim.settings.api;

import org.jspecify.annotations.NullMarked;
