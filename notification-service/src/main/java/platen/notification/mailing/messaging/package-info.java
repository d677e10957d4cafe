/** What causes mails, and the events that tell what became of them. */
@NullMarked
package platen.notification.mailing.messaging;

import org.jspecify.annotations.NullMarked;
