package platen.notification.mailing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail as the log shows it: never its body or code. */
public record LoggedMail(
        UUID id,
        UUID userId,
        String template,
        String state,
        String causeEventId,
        Instant createdAt,
        @Nullable Instant sentAt,
        int attempts,
        @Nullable String answer) {}
