package platen.notification.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A web address that an administrator wants told of some types of events; without its secret.
 *
 * @param disabledBecause why the service itself has disabled it: gone or failing; null when it has not
 * @param failingSince the first attempt since the last success that did not succeed; null when the last one did
 * @param previousSecretUntil until when the secret before is signed with too; null when there is none
 * @param version raised by each change an administrator makes, and by its being disabled
 */
public record Webhook(
        UUID id,
        Wish wish,
        @Nullable String disabledBecause,
        @Nullable Instant failingSince,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        long version) {

    /**
     * What an administrator says of it.
     *
     * @param eventTypes labels of {@link platen.notification.channel.domain.AnnouncedType}
     */
    public record Wish(
            String url, List<String> eventTypes, @Nullable String description, boolean enabled) {

        public Wish {
            eventTypes = List.copyOf(eventTypes);
        }

        /** Such addresses often hold a secret: kept out of logs. */
        @Override
        public String toString() {
            return "Wish[" + eventTypes + "]";
        }
    }
}
