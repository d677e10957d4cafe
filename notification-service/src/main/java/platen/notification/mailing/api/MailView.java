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
 * @param causeType and its type
 * @param answer what the mail server last said, or why the mail was not sent
 * @param resendOf the mail that it is the same as, if somebody has asked for it to be sent again
 * @param requestedBy subject of whoever has
 */
public record MailView(
        UUID id,
        @Nullable UUID userId,
        String template,
        String state,
        String causeEventId,
        String causeType,
        Instant createdAt,
        @Nullable Instant sentAt,
        int attempts,
        @Nullable String answer,
        @Nullable UUID resendOf,
        @Nullable String requestedBy) {

    static MailView of(LoggedMail mail) {
        return new MailView(
                mail.id(),
                mail.userId(),
                mail.template(),
                mail.state(),
                mail.causeEventId(),
                mail.causeType(),
                mail.createdAt(),
                mail.sentAt(),
                mail.attempts(),
                mail.answer(),
                mail.resendOf(),
                mail.requestedBy());
    }
}
