package platen.accesscode.auditing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records are wanted; null means whichever.
 *
 * @param from first moment that counts
 * @param until first moment that does not count any more
 */
public record AuditFilter(
        @Nullable UUID user,
        @Nullable String actor,
        @Nullable Action action,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** The same records, as far as they are older than that. */
    public AuditFilter before(Instant moment) {
        boolean ends = until != null && until.isBefore(moment);
        return new AuditFilter(user, actor, action, from, ends ? until : moment);
    }
}
