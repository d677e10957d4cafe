package platen.notification.mailing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as the log shows it: never its body, code or address.
 *
 * @param userId null in a notice to administrators
 */
public record LoggedMail(
        UUID id,
        @Nullable UUID userId,
        String template,
        String state,
        String causeEventId,
        Instant createdAt,
        @Nullable Instant sentAt,
        int attempts,
        @Nullable String answer) {}
