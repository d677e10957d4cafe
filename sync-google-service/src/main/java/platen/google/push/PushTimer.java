package platen.google.push;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
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

    PushTimer(Pool pool, KeepChannels keepChannels, ApplyPushes applyPushes, GoogleSyncConfig config) {
        this.pool = pool;
        this.keepChannels = keepChannels;
        this.applyPushes = applyPushes;
        this.pushing = config.push().url().isPresent();
    }

    @Scheduled(every = "${platen.google.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> keepChannels() {
        return each(
                "select organisations_with_channel_work($1, $2) as id",
                Tuple.of(pushing, SIDE_BY_SIDE),
                keepChannels::keep);
    }

    @Scheduled(every = "${platen.google.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> applyPushes() {
        return each("select organisations_with_pushes($1) as id", Tuple.of(SIDE_BY_SIDE), applyPushes::apply);
    }

    /** One organisation's trouble must not keep the others waiting. */
    private Uni<Void> each(String query, Tuple parameters, Function<UUID, Uni<Void>> work) {
        return pool.preparedQuery(query)
                .execute(parameters)
                .onItem()
                .transformToMulti(rows -> {
                    List<UUID> ids = StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> row.getUUID("id"))
                            .toList();
                    return Multi.createFrom().iterable(ids);
                })
                .onItem()
                .transformToUni(organisation -> work.apply(organisation)
                        .onFailure()
                        .recoverWithUni(failure -> {
                            LOG.warnf(
                                    "Pushes not dealt with: organisationId=%s %s", organisation, failure.getMessage());
                            return Uni.createFrom().voidItem();
                        }))
                .merge(SIDE_BY_SIDE)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("No push dealt with now: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }
}
