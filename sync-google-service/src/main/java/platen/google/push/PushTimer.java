package platen.google.push;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import platen.google.GoogleSyncConfig;

/** Looks after channels and works off pushes, a few organisations at a time, the longest waiting first. Any replica may. */
@ApplicationScoped
class PushTimer {

    private static final Logger LOG = Logger.getLogger(PushTimer.class);
    private static final int SIDE_BY_SIDE = 4;

    private final Pool pool;
    private final KeepChannels keepChannels;
    private final ApplyPushes applyPushes;
    private final boolean pushing;
    private final AtomicInteger keeping = new AtomicInteger();
    private final AtomicInteger applying = new AtomicInteger();

    PushTimer(Pool pool, KeepChannels keepChannels, ApplyPushes applyPushes, GoogleSyncConfig config) {
        this.pool = pool;
        this.keepChannels = keepChannels;
        this.applyPushes = applyPushes;
        this.pushing = config.push().url().isPresent();
    }

    @Scheduled(every = "${platen.google.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> keepChannels() {
        return each(
                keeping,
                free -> pool.preparedQuery("select organisations_with_channel_work($1, $2) as id")
                        .execute(Tuple.of(pushing, free)),
                keepChannels::keep);
    }

    @Scheduled(every = "${platen.google.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> applyPushes() {
        return each(
                applying,
                free -> pool.preparedQuery("select organisations_with_pushes($1) as id")
                        .execute(Tuple.of(free)),
                applyPushes::apply);
    }

    /** Does not wait for what it starts: one organisation's slow directory must not keep the others waiting. */
    private static Uni<Void> each(
            AtomicInteger busy, Function<Integer, Uni<RowSet<Row>>> due, Function<UUID, Uni<Void>> work) {
        int free = SIDE_BY_SIDE - busy.get();
        return free <= 0
                ? Uni.createFrom().voidItem()
                : due.apply(free)
                        .invoke(rows -> rows.forEach(row -> start(busy, row.getUUID("id"), work)))
                        .replaceWithVoid()
                        .onFailure()
                        .recoverWithUni(failure -> {
                            LOG.warnf("No push dealt with now: %s", failure.getMessage());
                            return Uni.createFrom().voidItem();
                        });
    }

    private static void start(AtomicInteger busy, UUID organisation, Function<UUID, Uni<Void>> work) {
        busy.incrementAndGet();
        var unused = Uni.createFrom()
                .deferred(() -> work.apply(organisation))
                .onTermination()
                .invoke(busy::decrementAndGet)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(
                                "Pushes not dealt with: organisationId=%s %s", organisation, failure.getMessage()));
    }
}
