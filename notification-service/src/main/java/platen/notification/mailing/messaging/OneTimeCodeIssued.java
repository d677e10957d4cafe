package platen.notification.mailing.messaging;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.kit.crypto.Sealed;
import platen.notification.template.domain.MailTemplate;

/**
 * Body of {@code one-time-code-issued}, as far as it matters here.
 *
 * @param purpose {@code login} or {@code card-registration}
 */
record OneTimeCodeIssued(UUID userId, String purpose, Instant expiresAt, Sealed sealedCode) {

    /** The mail that says how to use it; empty for a purpose of tomorrow. */
    Optional<MailTemplate> template() {
        return switch (purpose) {
            case "login" -> Optional.of(MailTemplate.ONE_TIME_CODE);
            case "card-registration" -> Optional.of(MailTemplate.REGISTRATION_CODE);
            default -> Optional.empty();
        };
    }
}
