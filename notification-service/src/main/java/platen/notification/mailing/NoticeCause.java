package platen.notification.mailing;

import org.jspecify.annotations.Nullable;
import platen.kit.messaging.EventOrigin;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.Notice;

/**
 * Something administrators are to be told.
 *
 * @param address null where none was named
 * @param republished true when the owner only repeats its state
 */
public record NoticeCause(
        String eventId,
        String eventType,
        @Nullable EventOrigin origin,
        MailTemplate template,
        @Nullable String address,
        Notice notice,
        boolean republished) {

    @Override
    public String toString() {
        return "NoticeCause[" + eventId + "]";
    }
}
