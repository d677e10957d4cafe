package platen.notification.mailing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.Sealed;
import platen.kit.messaging.EventOrigin;
import platen.notification.mailing.domain.Priority;
import platen.notification.mailing.domain.WhyNot;
import platen.notification.template.domain.CardLink;
import platen.notification.template.domain.MailTemplate;

/**
 * A mail that is not done yet. The secret in it stays sealed.
 *
 * @param userId null in a notice to administrators
 * @param notice null in a mail to a person, and in a notice that goes nowhere
 * @param sealedCode the code, or the link that confirms a card
 * @param cardLink null in a mail that confirms none
 * @param attempts how many were begun; the number of the latest one is what a claim is told by
 * @param outdated why it is not to be tried again, once that has come up during an attempt
 */
public record QueuedMail(
        UUID organisation,
        UUID id,
        @Nullable UUID userId,
        long version,
        MailTemplate template,
        String causeEventId,
        String causeType,
        @Nullable EventOrigin origin,
        @Nullable Sealed sealedCode,
        @Nullable AddressedNotice notice,
        @Nullable CardLink cardLink,
        String messageId,
        int attempts,
        @Nullable WhyNot outdated,
        Instant createdAt) {

    private static final String ISSUED = "platen.accesscode.access-code-issued.v1";

    /** Whether each event that asks for it causes one: it tells what was told before, or of no version of a code. */
    public boolean isPerEvent() {
        return template.isPerEvent() || isRepeated();
    }

    public Priority priority() {
        return isRepeated() ? Priority.URGENT : Priority.of(template);
    }

    /** Of a code, and not because the code is new. */
    private boolean isRepeated() {
        return template.isOfCode() && !causeType.equals(ISSUED);
    }

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
                notice,
                null,
                messageId,
                attempts,
                outdated,
                createdAt);
    }

    QueuedMail confirming(CardLink link) {
        return new QueuedMail(
                organisation,
                id,
                userId,
                version,
                template,
                causeEventId,
                causeType,
                origin,
                sealedCode,
                notice,
                link,
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
