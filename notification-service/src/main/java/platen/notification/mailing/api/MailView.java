package platen.notification.mailing.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.notification.mailing.LoggedMail;

/**
 * A mail in the delivery log.
 *
 * @param userId null in a notice to administrators
 * @param state queued, sending, sent, failed, superseded or suppressed
 * @param causeEventId id of the event that caused it
 * @param answer what the mail server last said, or why the mail was not sent
 */
public record MailView(
        UUID id,
        @Nullable UUID userId,
        String template,
        String state,
        String causeEventId,
        Instant createdAt,
        @Nullable Instant sentAt,
        int attempts,
        @Nullable String answer) {

    static MailView of(LoggedMail mail) {
        return new MailView(
                mail.id(),
                mail.userId(),
                mail.template(),
                mail.state(),
                mail.causeEventId(),
                mail.createdAt(),
                mail.sentAt(),
                mail.attempts(),
                mail.answer());
    }
}
