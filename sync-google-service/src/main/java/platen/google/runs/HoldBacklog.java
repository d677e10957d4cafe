package platen.google.runs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
    private volatile @Nullable Open seen;

    HoldBacklog(OpenHolds openHolds, Clock clock, MeterRegistry meters) {
        this.openHolds = openHolds;
        this.clock = clock;
        register(meters, "platen.sync.holds", Open::holds);
        register(meters, "platen.sync.holds.oldest.age", open -> open.oldest().toSeconds());
    }

    private void register(MeterRegistry meters, String name, ToDoubleFunction<Open> value) {
        Gauge.builder(name, () -> {
                    Open now = seen;
                    return now == null ? Double.NaN : value.applyAsDouble(now);
                })
                .strongReference(true)
                .register(meters);
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
