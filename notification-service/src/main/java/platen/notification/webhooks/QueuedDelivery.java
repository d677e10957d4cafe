package platen.notification.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this replica has claimed, with what it takes to make it.
 *
 * @param attempts how many were begun; the number of the latest one is what a claim is told by
 * @param queuedAt the age at which it fails counts from here
 * @param until when the claim ends
 * @param secret encrypted, of that version
 * @param previousSecret encrypted, of the version before; null when it is not to be signed with any more
 */
public record QueuedDelivery(
        UUID organisation,
        UUID id,
        UUID webhook,
        String eventType,
        String url,
        String body,
        int attempts,
        Instant queuedAt,
        Instant until,
        byte[] secret,
        long secretVersion,
        byte @Nullable [] previousSecret) {

    @Override
    public String toString() {
        return "QueuedDelivery[" + id + "]";
    }
}
