package platen.gateway.sessions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import platen.gateway.GatewayConfig;
import platen.gateway.sessions.domain.Activity;
import platen.gateway.sessions.domain.Activity.LoggedIn;
import platen.gateway.sessions.domain.Attempt;
import platen.kit.organisation.DeletedOrganisation;

/**
 * Writes activity behind the answer, in batches. The queue is bounded: when it is full, whoever brings more waits until it is
 * written. Only a killed process loses what is in the queue, at most an interval's worth while the database keeps up.
 */
@ApplicationScoped
class ActivityLog {

    private static final Logger LOG = Logger.getLogger(ActivityLog.class);
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(5);
    private static final int ORGANISATIONS_AT_ONCE = 4;

    private record AttemptKey(UUID organisation, UUID deviceId, String attemptId) {
        static AttemptKey of(Attempt attempt) {
            return new AttemptKey(attempt.organisation(), attempt.deviceId(), attempt.attemptId());
        }
    }

    private final Activities activities;
    private final Vertx vertx;
    private final RecentSessions recent;
    private final GatewayConfig.Activity config;
    private final Counter lost;
    private final Queue<Activity> queue = new ConcurrentLinkedQueue<>();
    private final Map<AttemptKey, LoggedIn> unwritten = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Semaphore writing = new Semaphore(1);
    private volatile boolean stopped;

    ActivityLog(Activities activities, Vertx vertx, RecentSessions recent, GatewayConfig config, MeterRegistry meters) {
        this.activities = activities;
        this.vertx = vertx;
        this.recent = recent;
        this.config = config.activity();
        this.lost = Counter.builder("platen.gateway.activity.lost")
                .description("Records of logins that could not be written")
                .register(meters);
        meters.gauge("platen.gateway.activity.waiting", size);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(config.interval().toMillis(), timer -> writeSoon());
    }

    /** Completes at once while there is room in the queue, else when the activity is written. */
    Uni<Void> add(Activity activity) {
        if (stopped || !takePlace()) {
            return activities.write(activity.organisation(), List.of(activity));
        }
        if (activity instanceof LoggedIn login) {
            unwritten.put(AttemptKey.of(login.attempt()), login);
            recent.began(login.session());
        }
        queue.add(activity);
        if (size.get() >= config.batch()) {
            writeSoon();
        }
        return Uni.createFrom().voidItem();
    }

    private boolean takePlace() {
        return size.getAndUpdate(taken -> taken < config.capacity() ? taken + 1 : taken) < config.capacity();
    }

    /** A login under the same attempt id that the database does not know of yet. */
    Optional<LoggedIn> unwritten(Attempt attempt) {
        return Optional.ofNullable(unwritten.get(AttemptKey.of(attempt)));
    }

    private void writeSoon() {
        if (!queue.isEmpty() && writing.tryAcquire()) {
            writeAll()
                    .onTermination()
                    .invoke(() -> writing.release())
                    .subscribe()
                    .with(done -> {}, failure -> LOG.error("Writing activity stopped", failure));
        }
    }

    private Uni<Void> writeAll() {
        List<Activity> batch = take();
        return batch.isEmpty() ? Uni.createFrom().voidItem() : write(batch).chain(this::writeAll);
    }

    private List<Activity> take() {
        List<Activity> batch = new ArrayList<>();
        while (batch.size() < config.batch()) {
            Activity next = queue.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return batch;
    }

    private Uni<Void> write(List<Activity> batch) {
        Map<UUID, List<Activity>> byOrganisation =
                batch.stream().collect(Collectors.groupingBy(Activity::organisation));
        return Multi.createFrom()
                .iterable(byOrganisation.entrySet())
                .onItem()
                .transformToUni(
                        group -> write(group.getKey(), group.getValue()).invoke(() -> written(group.getValue())))
                .merge(ORGANISATIONS_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** While the database is away it is tried again; data that it will never take is given up one record at a time, aloud. */
    private Uni<Void> write(UUID organisation, List<Activity> batch) {
        return activities
                .write(organisation, batch)
                .onFailure(DeletedOrganisation::causes)
                .recoverWithNull()
                .onFailure(failure -> !activities.isHopeless(failure))
                .invoke(failure -> LOG.warnf("Activity waits to be written: %s", failure.toString()))
                .onFailure(failure -> !activities.isHopeless(failure))
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
                .indefinitely()
                .onFailure(activities::isHopeless)
                .recoverWithUni(failure -> batch.size() == 1 ? giveUp(failure) : oneByOne(organisation, batch));
    }

    private Uni<Void> oneByOne(UUID organisation, List<Activity> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(activity -> write(organisation, List.of(activity)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> giveUp(Throwable failure) {
        LOG.error("The database refuses a record of activity; it is lost", failure);
        lost.increment();
        return Uni.createFrom().voidItem();
    }

    private void written(List<Activity> batch) {
        size.addAndGet(-batch.size());
        for (Activity activity : batch) {
            if (activity instanceof LoggedIn login) {
                unwritten.remove(AttemptKey.of(login.attempt()), login);
                recent.written(login.session());
            }
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        boolean last = writing.tryAcquire(SHUTDOWN_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        if (last) {
            writeAll()
                    .onFailure()
                    .invoke(failure -> LOG.error("Writing activity stopped", failure))
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .atMost(SHUTDOWN_GRACE);
        }
        if (size.get() > 0) {
            lost.increment(size.get());
            LOG.errorf("%d records of activity are lost: the database did not take them in time", size.get());
        }
    }
}
