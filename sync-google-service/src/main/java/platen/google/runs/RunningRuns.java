package platen.google.runs;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import platen.google.GoogleSyncConfig;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.persistence.PostgresRunLock;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.OrganisationTransactions;

/** The runs of this process: carries them out in the background, keeps their locks fresh, and ends them when the service stops. */
@ApplicationScoped
class RunningRuns {

    private static final Logger LOG = Logger.getLogger(RunningRuns.class);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private record Running(ActiveRun run, Cancellable work) {}

    private final RunPipeline pipeline;
    private final FinishRun finishRun;
    private final OrganisationTransactions transactions;
    private final PostgresRunLock lock;
    private final Duration lockExpiry;
    private final int most;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    RunningRuns(
            RunPipeline pipeline,
            FinishRun finishRun,
            OrganisationTransactions transactions,
            PostgresRunLock lock,
            GoogleSyncConfig config) {
        this.pipeline = pipeline;
        this.finishRun = finishRun;
        this.transactions = transactions;
        this.lock = lock;
        this.lockExpiry = config.lockExpiry();
        this.most = config.concurrentRuns();
    }

    /** How many more may be started here. */
    int free() {
        return stopping ? 0 : Math.max(0, most - running.size());
    }

    /** Carries a run out in the background; its lock must be taken. */
    void launch(ActiveRun run) {
        Uni<Void> work = Uni.createFrom()
                .deferred(() -> Uni.combine().any().<Void>of(pipeline.carryOut(run), untilLost(run)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onTermination()
                .invoke(() -> running.remove(run.id()));
        // Registered before it can end, or its end would be overtaken by its beginning.
        var started = new Running(run, () -> {});
        running.put(run.id(), started);
        Cancellable cancellable = work.subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(
                                "Run abandoned: organisationId=%s runId=%s %s",
                                run.organisation(), run.id(), failure.getMessage()));
        running.replace(run.id(), started, new Running(run, cancellable));
    }

    /** Never completes; fails when another process took over. That the lock cannot be renewed for once does no harm: every write checks it. */
    private Uni<Void> untilLost(ActiveRun run) {
        return Multi.createFrom()
                .ticks()
                .every(lockExpiry.dividedBy(3))
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> transactions
                        .in(run.organisation(), transaction -> lock.renew(transaction, run, lockExpiry))
                        // With the organisation everything the run could write to is gone.
                        .onFailure(DeletedOrganisation::causes)
                        .recoverWithItem(false)
                        .onFailure()
                        .invoke(failure -> LOG.warnf(
                                "Lock not renewed: organisationId=%s runId=%s %s",
                                run.organisation(), run.id(), failure.getMessage()))
                        .onFailure()
                        .recoverWithItem(true))
                .filter(held -> !held)
                .toUni()
                .onItem()
                .failWith(held -> new LostLock())
                .replaceWithVoid();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        List<Running> left = List.copyOf(running.values());
        left.forEach(each -> each.work().cancel());
        left.forEach(each -> end(each.run()));
    }

    private void end(ActiveRun run) {
        try {
            finishRun
                    .interrupted(run.organisation(), run.id(), run.fence())
                    .await()
                    .atMost(GOODBYE);
        } catch (RuntimeException e) {
            // The lock's expiry does it later.
            LOG.warnf(
                    "Run left to expire: organisationId=%s runId=%s %s", run.organisation(), run.id(), e.getMessage());
        }
    }
}
