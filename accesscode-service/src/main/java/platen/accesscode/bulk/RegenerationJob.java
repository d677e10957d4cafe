package platen.accesscode.bulk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.bulk.domain.JobState;
import platen.accesscode.bulk.domain.RegenerationOrder;

/**
 * A job as administrators see it.
 *
 * @param total people to look at; null before it has begun
 * @param workingMillis time spent on it, pauses left out
 * @param sealingMillis processor time of sealing codes for mails
 * @param failure a sentence for people
 */
public record RegenerationJob(
        UUID id,
        RegenerationOrder order,
        JobState state,
        String orderedBy,
        Instant orderedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long total,
        long changed,
        long skipped,
        long workingMillis,
        long sealingMillis,
        @Nullable String failure) {

    /** Where a page of the list goes on. */
    public record Place(Instant orderedAt, UUID id) {}
}
