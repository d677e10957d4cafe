package platen.notification.webhooks.api;

import java.time.Instant;
import platen.notification.webhooks.RotateWebhookSecret.Rotated;

/**
 * A webhook's new secret, the only time it is shown.
 *
 * @param previousUntil until when deliveries are signed with the one before as well
 */
public record RotatedSecretView(String secret, Instant previousUntil) {

    static RotatedSecretView of(Rotated rotated) {
        return new RotatedSecretView(rotated.secret().shown(), rotated.previousUntil());
    }

    @Override
    public String toString() {
        return "RotatedSecretView[…]";
    }
}
