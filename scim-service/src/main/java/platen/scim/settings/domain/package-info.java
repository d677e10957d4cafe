/** The settings and what they mean. */
@NullMarked
package platen.scim.settings.domain;

import org.jspecify.annotations.NullMarked;
