package platen.notification.mailing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.Sealed;
import platen.kit.messaging.EventOrigin;
import platen.notification.template.domain.MailTemplate;

/**
 * A mail that is not done yet. The code in it stays sealed.
 *
 * @param attempts how many were begun; the number of the latest one is what a claim is told by
 */
public record QueuedMail(
        UUID organisation,
        UUID id,
        UUID userId,
        long version,
        MailTemplate template,
        String causeEventId,
        String causeType,
        @Nullable EventOrigin origin,
        @Nullable Sealed sealedCode,
        String messageId,
        int attempts,
        boolean outdated,
        Instant createdAt) {

    /** What is kept of one that is not to be sent. */
    QueuedMail withoutCode() {
        return new QueuedMail(
                organisation,
                id,
                userId,
                version,
                template,
                causeEventId,
                causeType,
                origin,
                null,
                messageId,
                attempts,
                outdated,
                createdAt);
    }

    @Override
    public String toString() {
        return "QueuedMail[" + id + "]";
    }
}
