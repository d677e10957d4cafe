package platen.google.runs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import platen.google.GoogleSyncConfig;
import platen.google.connection.Connection;
import platen.google.connection.domain.OnRemoval;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.messaging.RunEvents;
import platen.google.runs.persistence.PostgresChanges;
import platen.google.runs.persistence.PostgresRunLock;
import platen.google.runs.persistence.PostgresRuns;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Publishes a plan in batches. In one transaction a batch's events enter the outbox, its people become the state last published, and it leaves
 * the plan: killed anywhere, nothing is published twice and nothing forgotten.
 */
@ApplicationScoped
class ApplyPlan {

    private static final Duration BREATH = Duration.ofMillis(200);
    private static final String UNPUBLISHED =
            "select count(*) as found from (select from outbox where organisation_id = $1 limit $2) waiting";

    private final OrganisationTransactions transactions;
    private final PostgresRunLock lock;
    private final PostgresRuns runs;
    private final PostgresChanges changes;
    private final RunEvents events;
    private final int batchSize;
    private final int unpublishedLimit;

    ApplyPlan(
            OrganisationTransactions transactions,
            PostgresRunLock lock,
            PostgresRuns runs,
            PostgresChanges changes,
            RunEvents events,
            GoogleSyncConfig config) {
        this.transactions = transactions;
        this.lock = lock;
        this.runs = runs;
        this.changes = changes;
        this.events = events;
        this.batchSize = config.batchSize();
        this.unpublishedLimit = config.unpublishedLimit();
    }

    Uni<Void> apply(ActiveRun run, Connection connection) {
        OnRemoval onRemoval = connection.settings().onRemoval();
        return Multi.createBy()
                .repeating()
                .uni(() -> roomInTheOutbox(run)
                        .chain(() ->
                                transactions.in(run.organisation(), transaction -> batch(transaction, run, onRemoval))))
                .whilst(applied -> applied == batchSize)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Integer> batch(OrganisationTransaction transaction, ActiveRun run, OnRemoval onRemoval) {
        return lock.hold(transaction, run)
                .chain(() -> changes.next(transaction, run, batchSize))
                .call(next -> next.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : events.changed(transaction, run, next, onRemoval)
                                .chain(() -> changes.settle(transaction, run, next))
                                .chain(() -> count(transaction, run, next)))
                .map(List::size);
    }

    private Uni<Void> count(OrganisationTransaction transaction, ActiveRun run, List<PlannedChange> applied) {
        int removed = (int) applied.stream().filter(PlannedChange::isRemoval).count();
        return runs.hasApplied(transaction, run, applied.size() - removed, removed);
    }

    /** A million changes must not lie in the outbox ahead of everything else of the organisation. */
    private Uni<Void> roomInTheOutbox(ActiveRun run) {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.in(
                        run.organisation(),
                        transaction -> transaction
                                .query(UNPUBLISHED, run.organisation(), unpublishedLimit)
                                .map(rows -> rows.iterator().next().getLong("found"))))
                .withDelay(BREATH)
                .whilst(waiting -> waiting >= unpublishedLimit)
                .onItem()
                .ignoreAsUni();
    }
}
