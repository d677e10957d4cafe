/** Identity's events. */
@NullMarked
package platen.notification.contact.messaging;

import org.jspecify.annotations.NullMarked;
