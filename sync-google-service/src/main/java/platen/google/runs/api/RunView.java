package platen.google.runs.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.runs.domain.Run;
import platen.google.runs.domain.RunCounts;
import platen.google.runs.domain.RunFailure;

/** A run and how far it has come. */
public record RunView(
        UUID id,
        State state,
        boolean dryRun,
        StartedBy trigger,
        Instant startedAt,
        @Nullable Instant finishedAt,
        CountsView counts,
        @Nullable FailureView failure) {

    /** How far it has come. */
    public enum State {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("failed")
        FAILED
    }

    /** Who wanted it. */
    public enum StartedBy {
        @JsonProperty("manual")
        MANUAL,
        @JsonProperty("automatic")
        AUTOMATIC
    }

    /** People; of a dry run, those who would be published or removed. */
    public record CountsView(int read, int published, int unchanged, int removed) {

        static CountsView of(RunCounts counts) {
            return new CountsView(counts.read(), counts.published(), counts.unchanged(), counts.removed());
        }
    }

    /**
     * Why it failed.
     *
     * @param reason interrupted, authorisation, schema, org-unit, incomplete, unavailable, connection-changed, timeout or internal
     */
    public record FailureView(String reason, String detail) {

        static @Nullable FailureView of(@Nullable RunFailure failure) {
            return failure == null ? null : new FailureView(failure.reason().word(), failure.detail());
        }
    }

    static RunView of(Run run) {
        return new RunView(
                run.id(),
                State.valueOf(run.state().name()),
                run.dryRun(),
                StartedBy.valueOf(run.trigger().name()),
                run.startedAt(),
                run.finishedAt(),
                CountsView.of(run.counts()),
                FailureView.of(run.failure()));
    }
}
