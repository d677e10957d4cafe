package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.Hold;
import platen.google.runs.domain.RunCounts;
import platen.google.runs.domain.RunFailure;
import platen.google.runs.persistence.PostgresHolds;
import platen.google.runs.persistence.PostgresPlan;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Applies what was held and is approved now, provided that it still may be: the run may have waited for its turn. Killed in between, the hold stays open over what is left of it and can be approved again.
 */
@ApplicationScoped
class ApplyHold {

    private static final RunFailure CONNECTION_CHANGED =
            new RunFailure(RunFailure.Reason.CONNECTION_CHANGED, "The connection was changed after the approval.");

    private static final RunFailure BASE_MOVED = new RunFailure(
            RunFailure.Reason.BASE_MOVED, "Something was published after the approval of a person who waits.");

    private final OrganisationTransactions transactions;
    private final PostgresHolds holds;
    private final PostgresPlan plan;
    private final ApplyPlan applyPlan;
    private final FinishRun finishRun;

    ApplyHold(
            OrganisationTransactions transactions,
            PostgresHolds holds,
            PostgresPlan plan,
            ApplyPlan applyPlan,
            FinishRun finishRun) {
        this.transactions = transactions;
        this.holds = holds;
        this.plan = plan;
        this.applyPlan = applyPlan;
        this.finishRun = finishRun;
    }

    Uni<Void> apply(ActiveRun run, Connection connection) {
        return transactions
                .in(run.organisation(), transaction -> counts(transaction, run, connection))
                .call(() -> applyPlan.apply(run, connection))
                .chain(counts -> finishRun.approved(run, connection, counts));
    }

    private Uni<RunCounts> counts(OrganisationTransaction transaction, ActiveRun run, Connection connection) {
        return holds.find(transaction, run.planned())
                .invoke(hold -> checkUnchanged(hold, connection))
                .chain(() -> holds.hasMoved(transaction, run.planned()))
                .invoke(moved -> {
                    if (moved) {
                        throw new RunFailed(BASE_MOVED);
                    }
                })
                .chain(() -> plan.waiting(transaction, run.planned()))
                .map(waiting -> new RunCounts(0, waiting.observed(), 0, waiting.removed()));
    }

    private static void checkUnchanged(@Nullable Hold hold, Connection connection) {
        if (hold == null || !hold.isOpen() || !hold.isUnder(connection.id(), connection.version())) {
            throw new RunFailed(CONNECTION_CHANGED);
        }
    }
}
