package platen.gateway.devices;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import platen.gateway.devices.domain.PairedDevice;

/**
 * Keeps when devices were last heard of: written behind their requests, a device at most once a minute by each replica. A killed
 * process loses a second of it.
 */
@ApplicationScoped
public class NoteDeviceSeen {

    private static final Logger LOG = Logger.getLogger(NoteDeviceSeen.class);
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(2);
    private static final int MOST = 100_000;

    private final Devices devices;
    private final Vertx vertx;
    private final Clock clock;
    private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();
    private final Map<UUID, Map<UUID, Instant>> unwritten = new HashMap<>();

    NoteDeviceSeen(Devices devices, Vertx vertx, Clock clock) {
        this.devices = devices;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(INTERVAL.toMillis(), timer -> write().subscribe().with(written -> {}));
    }

    void stop(@Observes ShutdownEvent event) {
        write().onFailure().recoverWithNull().await().atMost(SHUTDOWN_GRACE);
    }

    void seen(PairedDevice device) {
        Instant now = clock.instant();
        Instant before = noted.get(device.id());
        if (before == null || Duration.between(before, now).abs().compareTo(OFTEN_ENOUGH) >= 0) {
            if (noted.size() >= MOST) {
                noted.clear();
            }
            noted.put(device.id(), now);
            add(device, now);
        }
    }

    private synchronized void add(PairedDevice device, Instant now) {
        unwritten
                .computeIfAbsent(device.organisation(), first -> new HashMap<>())
                .put(device.id(), now);
    }

    private synchronized Map<UUID, Map<UUID, Instant>> take() {
        Map<UUID, Map<UUID, Instant>> taken = new HashMap<>(unwritten);
        unwritten.clear();
        return taken;
    }

    private Uni<Void> write() {
        return Multi.createFrom()
                .iterable(take().entrySet())
                .onItem()
                .transformToUniAndConcatenate(seen -> devices.seen(seen.getKey(), seen.getValue())
                        .onFailure()
                        .invoke(failure -> forget(seen.getValue(), failure))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The next request of these devices notes them again. */
    private void forget(Map<UUID, Instant> seen, Throwable failure) {
        LOG.warnf("When devices were last seen could not be written: %s", failure.toString());
        noted.keySet().removeAll(seen.keySet());
    }
}
