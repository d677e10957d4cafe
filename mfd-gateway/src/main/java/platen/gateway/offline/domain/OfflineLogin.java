package platen.gateway.offline.domain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a device did with a card while it could not ask.
 *
 * @param eventId the device's own id of it, the same when it is handed in again
 * @param user whom it let in; empty when it let nobody in
 * @param at by the device's clock
 */
public record OfflineLogin(String eventId, Optional<UUID> user, Instant at) {

    /** How far a device's clock may be ahead. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** A device is let alone for a day; handing in may take a few more. */
    static final Duration OLDEST = Duration.ofDays(7);

    /** Why it is not taken; empty when it is. */
    public Optional<String> objection(Set<UUID> known, Instant now) {
        if (at.isAfter(now.plus(SKEW))) {
            return Optional.of("in-the-future");
        }
        if (at.isBefore(now.minus(OLDEST))) {
            return Optional.of("too-old");
        }
        return user.filter(person -> !known.contains(person)).map(stranger -> "unknown-user");
    }

    /** Of its line in the log of attempts: the same whichever replica it is handed in to, and however often. */
    public UUID logId(UUID deviceId) {
        return UUID.nameUUIDFromBytes(("offline|" + deviceId + "|" + eventId).getBytes(StandardCharsets.UTF_8));
    }
}
