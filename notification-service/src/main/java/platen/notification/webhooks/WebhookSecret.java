package platen.notification.webhooks;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a receiver verifies signatures with, in the form of the Standard Webhooks specification: {@code whsec_} and the base64 of 32 random
 * bytes.
 */
public record WebhookSecret(byte[] key) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Makes one. */
    static WebhookSecret create() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    /** As it is shown, once. */
    public String shown() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
