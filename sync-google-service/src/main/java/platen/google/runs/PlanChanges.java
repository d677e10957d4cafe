package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.FindConnection;
import platen.google.connection.domain.GuardClass;
import platen.google.connection.domain.Guards;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.HeldCounts;
import platen.google.runs.domain.RunCounts;
import platen.google.runs.domain.RunFailure;
import platen.google.runs.domain.SnapshotSummary;
import platen.google.runs.domain.Verdict;
import platen.google.runs.persistence.PostgresPlan;
import platen.google.runs.persistence.PostgresPlan.Linked;
import platen.google.runs.persistence.PostgresPlan.Size;
import platen.google.runs.persistence.PostgresRunLock;
import platen.google.runs.persistence.PostgresSnapshot;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Completes the plan of a complete snapshot: adds the removals, unless the snapshot is too strange to believe, and asks the guards. */
@ApplicationScoped
class PlanChanges {

    private static final RunFailure CONNECTION_CHANGED = new RunFailure(
            RunFailure.Reason.CONNECTION_CHANGED, "The connection was changed while the directory was being read.");

    private final OrganisationTransactions transactions;
    private final FindConnection findConnection;
    private final PostgresRunLock lock;
    private final PostgresSnapshot snapshot;
    private final PostgresPlan plan;

    PlanChanges(
            OrganisationTransactions transactions,
            FindConnection findConnection,
            PostgresRunLock lock,
            PostgresSnapshot snapshot,
            PostgresPlan plan) {
        this.transactions = transactions;
        this.findConnection = findConnection;
        this.lock = lock;
        this.snapshot = snapshot;
        this.plan = plan;
    }

    /**
     * @param connection as the directory was read with; a plan on another base is worth nothing
     * @param withCredential how many people of the snapshot have a code or card
     */
    Uni<Verdict> plan(ActiveRun run, Connection connection, int withCredential) {
        return transactions.in(
                run.organisation(),
                transaction -> lock.hold(transaction, run)
                        .chain(() -> findConnection.lock(transaction))
                        .invoke(current -> checkUnchanged(connection, current))
                        .chain(() -> snapshot.size(transaction))
                        .chain(people -> complete(
                                transaction,
                                run,
                                new SnapshotSummary(people.intValue(), withCredential),
                                connection.settings().guards())));
    }

    private Uni<Verdict> complete(
            OrganisationTransaction transaction, ActiveRun run, SnapshotSummary summary, Guards guards) {
        return plan.linked(transaction)
                .invoke(linked -> summary.implausible(linked.people(), linked.withCredential())
                        .ifPresent(RunFailed::end))
                .call(() -> plan.removeTheAbsent(transaction, run.id()))
                .chain(linked -> plan.size(transaction, run.id())
                        .chain(size -> guarded(transaction, guards, linked, size)
                                .chain(guarded -> verdict(transaction, run, summary, size, guarded))));
    }

    /** Where nobody is known there is nobody to lose. */
    private Uni<Set<GuardClass>> guarded(
            OrganisationTransaction transaction, Guards guards, Linked linked, Size planned) {
        return linked.known() == 0
                ? Uni.createFrom().item(Set.of())
                : plan.appliedOfLate(transaction)
                        .map(applied -> guards.held(planned.classes(), applied, linked.people()));
    }

    private Uni<Verdict> verdict(
            OrganisationTransaction transaction,
            ActiveRun run,
            SnapshotSummary summary,
            Size planned,
            Set<GuardClass> guarded) {
        return plan.size(transaction, run.id(), guarded).map(held -> {
            var counts = new RunCounts(
                    summary.people(),
                    planned.observed() - held.observed(),
                    summary.people() - planned.observed(),
                    planned.removed() - held.removed());
            return new Verdict(
                    counts,
                    planned.observed() + planned.removed(),
                    guarded,
                    new HeldCounts(held.observed() + held.removed(), held.classes()));
        });
    }

    static void checkUnchanged(Connection read, @Nullable Connection current) {
        if (current == null || !current.id().equals(read.id()) || current.version() != read.version()) {
            throw new RunFailed(CONNECTION_CHANGED);
        }
    }
}
