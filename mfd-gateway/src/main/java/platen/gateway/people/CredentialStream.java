package platen.gateway.people;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import platen.gateway.GatewayConfig;
import platen.gateway.people.domain.Heartbeats;

/** Whether this replica hears accesscode-service on every partition it reads: if not, a retirement may have passed it by. */
@ApplicationScoped
public class CredentialStream {

    private final GatewayConfig.Stream config;
    private final Clock clock;
    private volatile Heartbeats heartbeats = Heartbeats.NONE;

    CredentialStream(GatewayConfig config, Clock clock, MeterRegistry meters) {
        this.config = config.stream();
        this.clock = clock;
        Gauge.builder("platen.gateway.stream.interrupted", () -> interrupted() ? 1 : 0)
                .description("1 while logins may rest on credentials that are out of date")
                .strongReference(true)
                .register(meters);
    }

    /**
     * @param sentAt when the record was made, by its maker's clock, in milliseconds
     */
    public synchronized void beat(int partition, long sentAt) {
        Instant now = clock.instant();
        Instant at = Instant.ofEpochMilli(sentAt).plus(config.skew());
        heartbeats = heartbeats.beat(partition, at.isBefore(now) ? at : now);
    }

    public synchronized void assigned(Collection<Integer> partitions) {
        heartbeats = heartbeats.assigned(partitions, clock.instant());
    }

    public synchronized void revoked(Collection<Integer> partitions) {
        heartbeats = heartbeats.revoked(partitions);
    }

    public boolean interrupted() {
        return heartbeats.interrupted(clock.instant(), config.timeout());
    }

    /** How many partitions this replica reads. */
    public int partitions() {
        return heartbeats.seen().size();
    }
}
