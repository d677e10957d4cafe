package platen.notification.webhooks.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.notification.webhooks.Webhook;

/**
 * A webhook.
 *
 * @param disabledBecause why the service itself has disabled it: gone (it answered 410) or failing (for days); null when it has not
 * @param failingSince the first attempt since the last success that did not succeed; null when the last one did
 * @param previousSecretUntil until when deliveries are signed with the secret before as well
 */
public record WebhookView(
        UUID id,
        String url,
        List<String> eventTypes,
        @Nullable String description,
        boolean enabled,
        @Nullable String disabledBecause,
        @Nullable Instant failingSince,
        @Nullable Instant previousSecretUntil,
        Instant createdAt) {

    static WebhookView of(Webhook webhook) {
        return new WebhookView(
                webhook.id(),
                webhook.wish().url(),
                webhook.wish().eventTypes(),
                webhook.wish().description(),
                webhook.wish().enabled(),
                webhook.disabledBecause(),
                webhook.failingSince(),
                webhook.previousSecretUntil(),
                webhook.createdAt());
    }
}
