package platen.accesscode.bulk.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.bulk.RegenerationJob;

/**
 * A job as callers see it.
 *
 * @param state {@code queued}, {@code running}, {@code paused}, {@code finished}, {@code cancelled} or {@code failed}
 * @param total people to look at; null before it has begun
 * @param done people dealt with: changed and skipped
 * @param rate people dealt with in a second, pauses left out; null before the first batch
 * @param sealingMillis processor time of sealing codes for mails
 */
@Schema(name = "AccessCodeJob")
public record AccessCodeJobView(
        UUID id,
        String scope,
        @JsonProperty("notify") boolean mails,
        String state,
        @Nullable Long total,
        long done,
        long changed,
        long skipped,
        @Nullable Double rate,
        long sealingMillis,
        String orderedBy,
        Instant orderedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String failure) {

    private static final double MILLIS = 1_000;

    static AccessCodeJobView of(RegenerationJob job) {
        long done = job.changed() + job.skipped();
        return new AccessCodeJobView(
                job.id(),
                job.order().scope().slug(),
                job.order().mails(),
                job.state().slug(),
                job.total(),
                done,
                job.changed(),
                job.skipped(),
                job.workingMillis() == 0 ? null : done * MILLIS / job.workingMillis(),
                job.sealingMillis(),
                job.orderedBy(),
                job.orderedAt(),
                job.startedAt(),
                job.endedAt(),
                job.failure());
    }
}
