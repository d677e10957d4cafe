package platen.accesscode.auditing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reveal or change.
 *
 * @param actor subject of the caller's token, {@code source:<name>}, or the service whose event it was
 * @param action slug of what was done
 * @param userId whose credential it was
 * @param reason slug: what a code was issued for, or the rule a value breaks
 * @param version of the access code, or of the policy
 */
public record AuditRecord(
        UUID id,
        Instant at,
        String actor,
        String action,
        @Nullable UUID userId,
        @Nullable String reason,
        @Nullable Long version) {

    /** Where a page goes on: the last record of the one before. */
    public record Place(Instant at, UUID id) {}
}
