package platen.notification.mailing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as the log shows it: never its body, code or address.
 *
 * @param userId null in a notice to administrators
 * @param resendOf the mail that it is the same as, if an administrator has asked for it
 * @param requestedBy subject of that administrator's token
 */
public record LoggedMail(
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
        @Nullable String requestedBy) {}
