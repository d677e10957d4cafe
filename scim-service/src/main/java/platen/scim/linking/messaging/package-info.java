/** What identity-service says of people. */
@NullMarked
package platen.scim.linking.messaging;

import org.jspecify.annotations.NullMarked;
