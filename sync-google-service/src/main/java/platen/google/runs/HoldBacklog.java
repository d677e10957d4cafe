package platen.google.runs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.google.runs.persistence.OpenHolds;
import platen.google.runs.persistence.OpenHolds.Open;

/**
 * What waits for an administrator's approval, as gauges: {@code platen.sync.holds} and the age of the oldest in seconds. Of the service,
 * not of a replica: all say the same, so take the largest. NaN while the database does not say.
 */
@ApplicationScoped
class HoldBacklog {

    private static final Logger LOG = Logger.getLogger(HoldBacklog.class);

    private final OpenHolds openHolds;
    private final Clock clock;
    private final MeterRegistry meters;
    private final List<Gauge> gauges = new ArrayList<>();
    private volatile @Nullable Open seen;

    HoldBacklog(OpenHolds openHolds, Clock clock, MeterRegistry meters) {
        this.openHolds = openHolds;
        this.clock = clock;
        this.meters = meters;
        register("platen.sync.holds", Open::holds);
        register("platen.sync.holds.oldest.age", open -> open.oldest().toSeconds());
    }

    private void register(String name, ToDoubleFunction<Open> value) {
        gauges.add(Gauge.builder(name, () -> {
                    Open now = seen;
                    return now == null ? Double.NaN : value.applyAsDouble(now);
                })
                .strongReference(true)
                .register(meters));
    }

    /** The registry outlives the application where another is started in the same process, as in tests. */
    @PreDestroy
    void leave() {
        gauges.forEach(meters::remove);
    }

    /** Never fails. */
    @Scheduled(every = "${platen.metrics.poll:15s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return openHolds
                .at(clock.instant())
                .invoke(now -> seen = now)
                .onFailure()
                .invoke(failure -> {
                    seen = null;
                    LOG.debugf("What is held is not known: %s", failure.toString());
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
