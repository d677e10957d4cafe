/** What others hear of organisations. */
@NullMarked
package platen.identity.organisation.messaging;

import org.jspecify.annotations.NullMarked;
