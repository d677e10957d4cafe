package platen.google.runs.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.ClassCounts;
import platen.google.runs.domain.HeldCounts;
import platen.google.runs.domain.Hold;
import platen.google.runs.domain.Run;
import platen.google.runs.domain.RunCounts;
import platen.google.runs.domain.RunFailure;
import platen.google.runs.domain.RunState;

/**
 * A run and how far it has come.
 *
 * @param planHash names the plan; null as long as the run plans, and for ever when it failed before
 * @param hold under which the held changes stand; told of one run, not in lists
 * @param approves the run whose held changes this one applies
 */
public record RunView(
        UUID id,
        State state,
        boolean dryRun,
        StartedBy trigger,
        Instant startedAt,
        @Nullable Instant finishedAt,
        CountsView counts,
        ProgressView progress,
        @Nullable String planHash,
        HeldView held,
        @Nullable HoldView hold,
        @Nullable UUID approves,
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
        AUTOMATIC,
        @JsonProperty("push")
        PUSH
    }

    /** People, without those who are held; of a dry run, those who would be published or removed. */
    public record CountsView(int read, int published, int unchanged, int removed) {

        static CountsView of(RunCounts counts) {
            return new CountsView(counts.read(), counts.published(), counts.unchanged(), counts.removed());
        }
    }

    /**
     * Why it failed.
     *
     * @param reason interrupted, authorisation, schema, org-unit, incomplete, unavailable, connection-changed, base-moved, timeout or internal
     */
    public record FailureView(String reason, String detail) {

        static @Nullable FailureView of(@Nullable RunFailure failure) {
            return failure == null ? null : new FailureView(failure.reason().word(), failure.detail());
        }
    }

    /**
     * How far a run has come.
     *
     * @param phase reading, applying or ended
     * @param read people in the chosen org units, so far
     * @param planned changes, so far; those that are held too
     * @param applied of these
     */
    @Schema(name = "GoogleRunProgress")
    public record ProgressView(String phase, int read, int planned, int applied) {

        static ProgressView of(Run run) {
            RunCounts counts = run.counts();
            boolean applies = run.plan().hash() != null || run.plan().approves() != null;
            return new ProgressView(
                    run.state() != RunState.RUNNING ? "ended" : applies ? "applying" : "reading",
                    counts.read(),
                    run.plan().planned(),
                    run.dryRun() ? 0 : counts.published() + counts.removed());
        }
    }

    /** People who wait for approval with all their changes, and their changes by class. */
    @Schema(name = "GoogleHeld")
    public record HeldView(int people, int removals, int disables, int codeClears, int cardClears, int emailChanges) {

        static HeldView of(HeldCounts held) {
            ClassCounts classes = held.classes();
            return new HeldView(
                    held.people(),
                    classes.removals(),
                    classes.disables(),
                    classes.codeClears(),
                    classes.cardClears(),
                    classes.emailChanges());
        }
    }

    /**
     * What became of held changes.
     *
     * @param runId the run to approve: this one, or an earlier one that held the same
     * @param planHash what the approval names
     * @param state open, approved, superseded or gone
     * @param approvedBy subject of who approved
     */
    @Schema(name = "GoogleHold")
    public record HoldView(
            UUID runId,
            String planHash,
            String state,
            Instant openedAt,
            @Nullable Instant endedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {

        static @Nullable HoldView of(@Nullable Hold hold) {
            return hold == null
                    ? null
                    : new HoldView(
                            hold.run(),
                            HexFormat.of().formatHex(hold.planHash()),
                            hold.state().name().toLowerCase(Locale.ROOT),
                            hold.openedAt(),
                            hold.endedAt(),
                            hold.approvedBy(),
                            hold.approvedAt());
        }
    }

    static @Nullable String hex(byte @Nullable [] hash) {
        return hash == null ? null : HexFormat.of().formatHex(hash);
    }

    static RunView of(Run run) {
        return of(run, null);
    }

    static RunView of(Run run, @Nullable Hold hold) {
        return new RunView(
                run.id(),
                State.valueOf(run.state().name()),
                run.dryRun(),
                StartedBy.valueOf(run.trigger().name()),
                run.startedAt(),
                run.finishedAt(),
                CountsView.of(run.counts()),
                ProgressView.of(run),
                hex(run.plan().hash()),
                HeldView.of(run.plan().held()),
                HoldView.of(hold),
                run.plan().approves(),
                FailureView.of(run.failure()));
    }
}
