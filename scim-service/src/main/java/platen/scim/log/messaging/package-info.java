/** What the suite says of pushed credentials afterwards. */
@NullMarked
package platen.scim.log.messaging;

import org.jspecify.annotations.NullMarked;
