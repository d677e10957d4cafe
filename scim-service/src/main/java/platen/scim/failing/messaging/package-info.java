/** The event that says so. */
@NullMarked
package platen.scim.failing.messaging;

import org.jspecify.annotations.NullMarked;
