package platen.google.runs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.RunFailure.Reason;
import platen.google.runs.domain.RunKind;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Counts runs by how they ended, {@code platen.sync.runs}, each once and when that is committed: {@code completed}, {@code held} where
 * some of the changes wait for an administrator, or {@code failed} with the cause that reports have.
 */
@Startup
@ApplicationScoped
class RunMeters {

    private static final String COMPLETED = "completed";
    private static final String HELD = "held";
    private static final String FAILED = "failed";
    private static final String NO_CAUSE = "none";

    private final MeterRegistry meters;

    /** What alerts ask for is there from the start, so that its rate begins at 0. */
    RunMeters(MeterRegistry meters) {
        this.meters = meters;
        counter(RunKind.RUN, COMPLETED, NO_CAUSE);
        counter(RunKind.RUN, HELD, NO_CAUSE);
        for (Reason reason : Reason.values()) {
            counter(RunKind.RUN, FAILED, reason.word());
        }
    }

    /**
     * @param holds whether some of the changes wait
     */
    void completed(OrganisationTransaction transaction, ActiveRun run, boolean holds) {
        transaction.afterCommit(
                () -> counter(run.kind(), holds ? HELD : COMPLETED, NO_CAUSE).increment());
    }

    void failed(OrganisationTransaction transaction, RunKind kind, Reason reason) {
        transaction.afterCommit(() -> counter(kind, FAILED, reason.word()).increment());
    }

    private Counter counter(RunKind kind, String outcome, String cause) {
        return Counter.builder("platen.sync.runs")
                .description("Runs, by how they ended")
                .tags("kind", kind.word(), "outcome", outcome, "cause", cause)
                .register(meters);
    }
}
