package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import platen.google.GoogleSyncConfig;
import platen.google.connection.FindConnection;
import platen.google.connection.ScheduleRuns;
import platen.google.runs.StartRun.Outcome;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.QueuedRun;
import platen.google.runs.domain.Trigger;
import platen.google.runs.persistence.PostgresRunLock;
import platen.google.runs.persistence.PostgresRunLock.Holder;
import platen.google.runs.persistence.PostgresRuns;
import platen.kit.organisation.OrganisationTransaction;

/** Queues a run, or takes the run lock of an organisation, a dead run's too, and has the run carried out once that is committed. */
@ApplicationScoped
class BeginRun {

    private final FindConnection findConnection;
    private final ScheduleRuns scheduleRuns;
    private final PostgresRunLock lock;
    private final PostgresRuns runs;
    private final FinishRun finishRun;
    private final RunningRuns runningRuns;
    private final Clock clock;
    private final Duration lockExpiry;

    BeginRun(
            FindConnection findConnection,
            ScheduleRuns scheduleRuns,
            PostgresRunLock lock,
            PostgresRuns runs,
            FinishRun finishRun,
            RunningRuns runningRuns,
            Clock clock,
            GoogleSyncConfig config) {
        this.findConnection = findConnection;
        this.scheduleRuns = scheduleRuns;
        this.lock = lock;
        this.runs = runs;
        this.finishRun = finishRun;
        this.runningRuns = runningRuns;
        this.clock = clock;
        this.lockExpiry = config.lockExpiry();
    }

    /** Makes others who would begin a run wait until the transaction ends. */
    Uni<Holder> lock(OrganisationTransaction transaction) {
        return lock.holder(transaction);
    }

    /** At an administrator's request; when as many runs are under way here as may be, it waits for its turn. */
    Uni<Outcome> onRequest(OrganisationTransaction transaction, boolean dryRun) {
        return onRequest(transaction, new QueuedRun(UUID.randomUUID(), Trigger.MANUAL, dryRun, null));
    }

    /** The same for a run that applies what another one held. */
    Uni<Outcome> onApproval(OrganisationTransaction transaction, UUID approves) {
        return onRequest(transaction, new QueuedRun(UUID.randomUUID(), Trigger.MANUAL, false, approves));
    }

    private Uni<Outcome> onRequest(OrganisationTransaction transaction, QueuedRun wanted) {
        return lock.holder(transaction)
                .chain(holder -> findConnection.lock(transaction).chain(connection -> {
                    if (connection == null) {
                        return Uni.createFrom().item(new Outcome.NoConnection());
                    }
                    if (holder.run() != null && !holder.expired()) {
                        return Uni.createFrom().item(new Outcome.InProgress(holder.run()));
                    }
                    return runs.queued(transaction)
                            .chain(queued -> queued == null
                                    ? queue(transaction, wanted).chain(() -> next(transaction, holder, wanted))
                                    : Uni.createFrom().item(new Outcome.InProgress(queued.id())));
                }));
    }

    /** What waits longest for this organisation, or what is due: the lock must be held by {@link #lock}. */
    Uni<Outcome> whatIsDue(OrganisationTransaction transaction, Holder holder) {
        if (holder.run() != null && !holder.expired()) {
            return Uni.createFrom().item(new Outcome.InProgress(holder.run()));
        }
        return runs.queued(transaction)
                .chain(queued -> queued == null
                        ? scheduleRuns.isDue(transaction).chain(due -> due ? automatic(transaction, holder) : notDue())
                        : next(transaction, holder, queued));
    }

    private Uni<Outcome> automatic(OrganisationTransaction transaction, Holder holder) {
        var run = new QueuedRun(UUID.randomUUID(), Trigger.AUTOMATIC, false, null);
        return runningRuns.free() == 0 ? notDue() : queue(transaction, run).chain(() -> next(transaction, holder, run));
    }

    private static Uni<Outcome> notDue() {
        return Uni.createFrom().item(new Outcome.NotDue());
    }

    private Uni<Void> queue(OrganisationTransaction transaction, QueuedRun run) {
        return runs.queue(transaction, run, clock.instant());
    }

    private Uni<Outcome> next(OrganisationTransaction transaction, Holder holder, QueuedRun next) {
        UUID dead = holder.run();
        if (runningRuns.free() == 0) {
            return Uni.createFrom().item(new Outcome.Started(next.id()));
        }
        return (dead == null ? Uni.createFrom().voidItem() : finishRun.interrupt(transaction, dead, holder.fence()))
                .chain(() -> take(transaction, holder, next));
    }

    private Uni<Outcome> take(OrganisationTransaction transaction, Holder before, QueuedRun next) {
        // Beyond the number that ending the one before took.
        long fence = before.fence() + 2;
        var run = new ActiveRun(
                transaction.organisation(), next.id(), fence, next.dryRun(), next.trigger(), next.approves());
        transaction.afterCommit(() -> runningRuns.launch(run));
        return lock.take(transaction, run, lockExpiry)
                .chain(() -> runs.begin(transaction, run, clock.instant()))
                .chain(() -> run.dryRun() || run.approves() != null
                        ? Uni.createFrom().voidItem()
                        : scheduleRuns.hasBegun(transaction))
                .replaceWith(new Outcome.Started(run.id()));
    }
}
