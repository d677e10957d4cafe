package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.FindConnection;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.RunCounts;
import platen.google.runs.domain.RunFailure;
import platen.google.runs.domain.SnapshotSummary;
import platen.google.runs.persistence.PostgresPlan;
import platen.google.runs.persistence.PostgresRunLock;
import platen.google.runs.persistence.PostgresRuns;
import platen.google.runs.persistence.PostgresSnapshot;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Completes the plan of a complete snapshot: adds the removals, unless the snapshot is too strange to believe. */
@ApplicationScoped
class PlanChanges {

    private static final RunFailure CONNECTION_CHANGED = new RunFailure(
            RunFailure.Reason.CONNECTION_CHANGED, "The connection was changed while the directory was being read.");

    private final OrganisationTransactions transactions;
    private final FindConnection findConnection;
    private final PostgresRunLock lock;
    private final PostgresRuns runs;
    private final PostgresSnapshot snapshot;
    private final PostgresPlan plan;

    PlanChanges(
            OrganisationTransactions transactions,
            FindConnection findConnection,
            PostgresRunLock lock,
            PostgresRuns runs,
            PostgresSnapshot snapshot,
            PostgresPlan plan) {
        this.transactions = transactions;
        this.findConnection = findConnection;
        this.lock = lock;
        this.runs = runs;
        this.snapshot = snapshot;
        this.plan = plan;
    }

    /**
     * @param connection as the directory was read with; a plan on another base is worth nothing
     * @param withCredential how many people of the snapshot have a code or card
     */
    Uni<RunCounts> plan(ActiveRun run, Connection connection, int withCredential) {
        return transactions.in(
                run.organisation(),
                transaction -> lock.hold(transaction, run)
                        .chain(() -> findConnection.lock(transaction))
                        .invoke(current -> checkUnchanged(connection, current))
                        .chain(() -> snapshot.size(transaction))
                        .chain(people ->
                                complete(transaction, run, new SnapshotSummary(people.intValue(), withCredential))));
    }

    private Uni<RunCounts> complete(OrganisationTransaction transaction, ActiveRun run, SnapshotSummary summary) {
        return plan.linked(transaction)
                .invoke(linked -> summary.implausible(linked.people(), linked.withCredential())
                        .ifPresent(RunFailed::end))
                .chain(() -> plan.removeTheAbsent(transaction))
                .chain(() -> plan.size(transaction))
                .map(size -> new RunCounts(
                        summary.people(), size.observed(), summary.people() - size.observed(), size.removed()))
                .call(counts -> runs.hasPlanned(transaction, run, counts));
    }

    private static void checkUnchanged(Connection read, @Nullable Connection current) {
        if (current == null || current.version() != read.version()) {
            throw new RunFailed(CONNECTION_CHANGED);
        }
    }
}
