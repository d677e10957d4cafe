package platen.notification.mailing;

import java.time.Instant;
import java.util.UUID;
import platen.notification.template.domain.MailTemplate;

/**
 * Somebody's wish to have a mail sent again.
 *
 * @param mailId which
 * @param version of the person's code
 * @param template what the mail will be
 * @param by subject of the caller's token
 */
public record ResendRequest(
        UUID id, UUID userId, UUID mailId, long version, MailTemplate template, String by, Instant at) {}
