/** The settings' table. */
@NullMarked
package platen.scim.settings.persistence;

import org.jspecify.annotations.NullMarked;
