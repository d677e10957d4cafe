package platen.accesscode.auditing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reveal or change.
 *
 * @param actor subject of the caller's token, {@code source:<name>}, or the service whose event it was
 * @param channel slug of the way by which it came; null in records from before channels were kept
 * @param address of the caller; null when no request caused it
 * @param action slug of what was done
 * @param userId whose credential it was
 * @param reason slug: what a code was issued for, or the rule a value breaks
 * @param version of the access code, or of the policy
 * @param oldValue what was, masked: of a code its length, of a card the last four, of a setting all of it
 * @param newValue what is, masked in the same way
 */
public record AuditRecord(
        UUID id,
        Instant at,
        String actor,
        @Nullable String channel,
        @Nullable String address,
        String action,
        @Nullable UUID userId,
        @Nullable String reason,
        @Nullable Long version,
        @Nullable String oldValue,
        @Nullable String newValue) {

    /** Where a page goes on: the last record of the one before. */
    public record Place(Instant at, UUID id) {}

    public Place place() {
        return new Place(at, id);
    }
}
