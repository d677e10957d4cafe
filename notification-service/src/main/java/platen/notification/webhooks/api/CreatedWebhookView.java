package platen.notification.webhooks.api;

import org.jspecify.annotations.Nullable;
import platen.notification.webhooks.WebhookSecret;

/**
 * A webhook that was just made.
 *
 * @param secret to verify signatures with, the only time it is shown; null in the answer to a repeated request
 */
public record CreatedWebhookView(
        WebhookView webhook, @Nullable String secret) {

    static CreatedWebhookView of(WebhookView webhook, @Nullable WebhookSecret secret) {
        return new CreatedWebhookView(webhook, secret == null ? null : secret.shown());
    }

    @Override
    public String toString() {
        return "CreatedWebhookView[" + webhook.id() + "]";
    }
}
