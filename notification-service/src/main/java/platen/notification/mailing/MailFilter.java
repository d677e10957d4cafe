package platen.notification.mailing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.notification.mailing.domain.MailState;
import platen.notification.template.domain.MailTemplate;

/**
 * Which mails of the log are wanted; null for any.
 *
 * @param causeType type of the event that caused it
 * @param from when it was queued, at the earliest
 * @param until and before then
 */
public record MailFilter(
        @Nullable UUID userId,
        @Nullable MailState state,
        @Nullable MailTemplate template,
        @Nullable String causeType,
        @Nullable Instant from,
        @Nullable Instant until) {}
