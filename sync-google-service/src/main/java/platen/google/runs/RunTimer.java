package platen.google.runs;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import platen.google.runs.persistence.PostgresRunLock;
import platen.kit.organisation.OrganisationTransactions;

/** Starts what is due or queued, the longest waiting first, and ends runs whose process died. Any replica may. */
@ApplicationScoped
class RunTimer {

    private static final Logger LOG = Logger.getLogger(RunTimer.class);
    private static final int DEAD_AT_A_TIME = 20;

    private final Pool pool;
    private final OrganisationTransactions transactions;
    private final PostgresRunLock lock;
    private final FinishRun finishRun;
    private final StartRun startRun;
    private final RunningRuns runningRuns;

    RunTimer(
            Pool pool,
            OrganisationTransactions transactions,
            PostgresRunLock lock,
            FinishRun finishRun,
            StartRun startRun,
            RunningRuns runningRuns) {
        this.pool = pool;
        this.transactions = transactions;
        this.lock = lock;
        this.finishRun = finishRun;
        this.startRun = startRun;
        this.runningRuns = runningRuns;
    }

    @Scheduled(every = "${platen.google.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return organisations("select organisations_with_a_dead_run($1) as id", DEAD_AT_A_TIME)
                .onItem()
                .transformToUniAndConcatenate(organisation -> apart(organisation, endDeadRun(organisation)))
                .onItem()
                .ignoreAsUni()
                .chain(this::startDue)
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("Nothing started now: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> startDue() {
        int free = runningRuns.free();
        return free == 0
                ? Uni.createFrom().voidItem()
                : organisations("select organisations_due($1) as id", free)
                        .onItem()
                        .transformToUniAndConcatenate(
                                organisation -> apart(organisation, startRun.whatIsDue(organisation)))
                        .onItem()
                        .ignoreAsUni();
    }

    /** One organisation's trouble must not keep the others waiting. */
    private static Uni<Void> apart(UUID organisation, Uni<?> work) {
        return work.replaceWithVoid().onFailure().recoverWithUni(failure -> {
            LOG.errorf(failure, "Run neither started nor ended: organisationId=%s", organisation);
            return Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> endDeadRun(UUID organisation) {
        return transactions.in(
                organisation,
                transaction -> lock.holder(transaction).chain(holder -> {
                    UUID run = holder.run();
                    return run == null || !holder.expired()
                            ? Uni.createFrom().voidItem()
                            : finishRun.interrupt(transaction, run, holder.fence());
                }));
    }

    private Multi<UUID> organisations(String query, int most) {
        return pool.preparedQuery(query).execute(Tuple.of(most)).onItem().transformToMulti(rows -> {
            List<UUID> ids = StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("id"))
                    .toList();
            return Multi.createFrom().iterable(ids);
        });
    }
}
