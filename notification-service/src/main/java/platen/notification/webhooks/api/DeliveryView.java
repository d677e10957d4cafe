package platen.notification.webhooks.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.notification.webhooks.LoggedDelivery;

/**
 * A delivery.
 *
 * @param id sent as webhook-id, the same at every attempt
 * @param eventId sent as the body's id
 * @param state queued, sending, delivered or failed
 * @param status of the latest answer; null when there was none
 * @param error why the latest attempt did not succeed: address-refused, not-connected, tls, timed-out, closed, redirect, status, gone, not-sent or
 *     webhook-disabled
 * @param answer the first words of a receiver that refused it
 * @param latencyMillis of the latest attempt
 * @param nextAttemptAt null when there will be none
 */
public record DeliveryView(
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
        @Nullable Instant nextAttemptAt,
        @Nullable Instant doneAt) {

    static DeliveryView of(LoggedDelivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.eventId(),
                delivery.eventType(),
                delivery.state(),
                delivery.attempts(),
                delivery.status(),
                delivery.error(),
                delivery.answer(),
                delivery.latencyMillis(),
                delivery.createdAt(),
                delivery.doneAt() == null ? delivery.nextAttemptAt() : null,
                delivery.doneAt());
    }
}
