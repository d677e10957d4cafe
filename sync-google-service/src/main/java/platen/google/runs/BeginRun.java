package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import platen.google.GoogleSyncConfig;
import platen.google.connection.FindConnection;
import platen.google.runs.StartRun.Outcome;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.Trigger;
import platen.google.runs.persistence.PostgresRunLock;
import platen.google.runs.persistence.PostgresRunLock.Holder;
import platen.google.runs.persistence.PostgresRuns;
import platen.kit.organisation.OrganisationTransaction;

/** Takes the run lock of an organisation, a dead run's too, and has the run carried out once that is committed. */
@ApplicationScoped
class BeginRun {

    private final FindConnection findConnection;
    private final PostgresRunLock lock;
    private final PostgresRuns runs;
    private final FinishRun finishRun;
    private final RunningRuns runningRuns;
    private final Clock clock;
    private final Duration lockExpiry;
    private final Duration poll;

    BeginRun(
            FindConnection findConnection,
            PostgresRunLock lock,
            PostgresRuns runs,
            FinishRun finishRun,
            RunningRuns runningRuns,
            Clock clock,
            GoogleSyncConfig config) {
        this.findConnection = findConnection;
        this.lock = lock;
        this.runs = runs;
        this.finishRun = finishRun;
        this.runningRuns = runningRuns;
        this.clock = clock;
        this.lockExpiry = config.lockExpiry();
        this.poll = config.poll();
    }

    /** Makes others who would begin a run wait until the transaction ends. */
    Uni<Holder> lock(OrganisationTransaction transaction) {
        return lock.holder(transaction);
    }

    Uni<Outcome> begin(OrganisationTransaction transaction, Trigger trigger, boolean dryRun) {
        if (runningRuns.free() == 0) {
            return Uni.createFrom().item(new Outcome.TooMany());
        }
        return lock.holder(transaction)
                .chain(holder -> findConnection.lock(transaction).chain(connection -> {
                    UUID other = holder.run();
                    if (connection == null) {
                        return Uni.createFrom().item(new Outcome.NoConnection());
                    }
                    if (other == null) {
                        return take(transaction, holder, trigger, dryRun);
                    }
                    return holder.expired()
                            ? finishRun
                                    .interrupt(transaction, other, holder.fence())
                                    .chain(() -> take(transaction, holder, trigger, dryRun))
                            : Uni.createFrom().item(new Outcome.InProgress(other));
                }));
    }

    private Uni<Outcome> take(OrganisationTransaction transaction, Holder before, Trigger trigger, boolean dryRun) {
        // Beyond the number that ending the one before took.
        long fence = before.fence() + 2;
        var run = new ActiveRun(transaction.organisation(), UUID.randomUUID(), fence, dryRun, trigger);
        transaction.afterCommit(() -> runningRuns.launch(run));
        return lock.take(transaction, run, lockExpiry)
                .chain(() -> runs.begin(transaction, run, clock.instant()))
                .chain(() -> dryRun ? Uni.createFrom().voidItem() : findConnection.isDueIn(transaction, poll))
                .replaceWith(new Outcome.Started(run.id()));
    }
}
