/** What sources say of people, and what others hear of them. */
@NullMarked
package platen.identity.people.messaging;

import org.jspecify.annotations.NullMarked;
