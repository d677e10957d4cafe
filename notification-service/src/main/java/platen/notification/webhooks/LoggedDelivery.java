package platen.notification.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the log shows it.
 *
 * @param status of the latest answer; null when there was none
 * @param error why the latest attempt did not succeed, in a word
 * @param answer the beginning of what a receiver that refused it has said; its own words
 * @param latencyMillis of the latest attempt
 */
public record LoggedDelivery(
        UUID id,
        String eventId,
        String eventType,
        String state,
        int attempts,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String answer,
        @Nullable Integer latencyMillis,
        Instant createdAt,
        Instant nextAttemptAt,
        @Nullable Instant doneAt) {}
