package platen.gateway.people;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import platen.gateway.GatewayConfig;
import platen.gateway.people.domain.Loading;

/**
 * Watches the read model fill after a start, until it may be relied on; from then on this replica is ready, whatever comes. All
 * replicas share one read model and see the same. The rule:
 *
 * <ul>
 *   <li>Kafka answers: ready as soon as few records are unread by this service's consumer group.
 *   <li>Kafka does not answer: ready at once if anything was ever loaded. So all replicas may be restarted while it is away, and
 *       people go on printing. With nothing loaded there is nobody to let in: not ready, until it answers.
 *   <li>Patience is over: ready.
 * </ul>
 */
@ApplicationScoped
public class LoadReadModel {

    private static final Logger LOG = Logger.getLogger(LoadReadModel.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final UnreadRecords unread;
    private final EarlierLoads earlier;
    private final Vertx vertx;
    private final Clock clock;
    private final GatewayConfig.Loading config;
    private volatile boolean loaded;
    private volatile boolean stopped;

    LoadReadModel(UnreadRecords unread, EarlierLoads earlier, Vertx vertx, Clock clock, GatewayConfig config) {
        this.unread = unread;
        this.earlier = earlier;
        this.vertx = vertx;
        this.clock = clock;
        this.config = config.loading();
    }

    void start(@Observes StartupEvent event) {
        watch(clock.instant());
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** Whether logins wait for other replicas, or for what is still to come. */
    public boolean loaded() {
        return loaded;
    }

    private void watch(Instant since) {
        look(since).subscribe().with(over -> {
            if (over) {
                loaded = true;
            } else if (!stopped) {
                vertx.setTimer(PAUSE.toMillis(), timer -> watch(since));
            }
        });
    }

    /** Never fails. */
    Uni<Boolean> look(Instant since) {
        return unread.count()
                .map(OptionalLong::of)
                .onFailure()
                .invoke(failure -> LOG.warnf("Kafka does not say what is to be loaded: %s", failure.toString()))
                .onFailure()
                .recoverWithItem(OptionalLong.empty())
                .chain(left -> isKnown(left)
                        .map(known -> new Loading(left, known, Duration.between(since, clock.instant()))
                                .isOver(config.unread(), config.patience())));
    }

    private Uni<Boolean> isKnown(OptionalLong left) {
        return left.isPresent()
                ? Uni.createFrom().item(false)
                : earlier.any().onFailure().recoverWithItem(false);
    }
}
