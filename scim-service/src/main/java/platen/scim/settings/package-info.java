/** What an organisation decides about its provisioning. */
@NullMarked
package platen.scim.settings;

import org.jspecify.annotations.NullMarked;
