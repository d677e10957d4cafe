package platen.notification.webhooks.http;

import java.net.InetAddress;
import java.util.List;
import java.util.UUID;
import platen.notification.webhooks.domain.WebhookUrl;

/**
 * What is posted, and exactly where.
 *
 * @param address the one that was checked
 * @param keys to sign with, at least one
 * @param timestamp seconds since 1970
 * @param body JSON
 */
public record SignedMessage(
        WebhookUrl url, InetAddress address, List<byte[]> keys, UUID id, long timestamp, String body) {

    public SignedMessage {
        keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
        return "SignedMessage[" + id + "]";
    }
}
