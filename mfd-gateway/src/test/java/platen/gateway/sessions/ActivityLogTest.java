package platen.gateway.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import platen.gateway.GatewayConfig;
import platen.gateway.sessions.domain.Activity;
import platen.gateway.sessions.domain.Activity.SessionSeen;

class ActivityLogTest {

    private static final UUID ORGANISATION = UUID.randomUUID();

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Table table = new Table();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void answersFirstAndWritesSoonAfter() {
        ActivityLog log = started(Map.of());

        List<Activity> seen = add(log, 20);

        await().until(() -> table.written.size() == 20);
        assertThat(table.written).containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void writesManyInOneTransaction() {
        ActivityLog log = started(Map.of("platen.gateway.activity.batch", "10"));

        add(log, 25);

        await().until(() -> table.written.size() == 25);
        assertThat(table.transactions).hasSizeLessThan(25).allMatch(size -> size <= 10);
    }

    @Test
    void makesTheCallerWaitWhenTheQueueIsFull() {
        ActivityLog log = new ActivityLog(
                table, vertx, new RecentSessions(), config(Map.of("platen.gateway.activity.capacity", "2")), meters);

        add(log, 3);

        assertThat(table.written).hasSize(1);
    }

    @Test
    void keepsWhatTheDatabaseDoesNotTakeNow() {
        table.away = true;
        ActivityLog log = started(Map.of());
        List<Activity> seen = add(log, 5);
        await().until(() -> table.refused > 0);

        table.away = false;

        await().until(() -> table.written.size() == 5);
        assertThat(table.written).containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void givesUpOnlyTheRecordThatTheDatabaseWillNeverTake() {
        var poison = new SessionSeen(ORGANISATION, Table.POISON, Instant.EPOCH);
        ActivityLog log = started(Map.of());
        log.add(poison).await().indefinitely();

        add(log, 5);

        await().until(() -> table.written.size() == 5);
        await().until(() -> meters.get("platen.gateway.activity.lost").counter().count() == 1);
    }

    @Test
    void writesWhatIsLeftWhenTheServiceStops() throws InterruptedException {
        var log = new ActivityLog(table, vertx, new RecentSessions(), config(Map.of()), meters);
        List<Activity> seen = add(log, 5);

        log.stop(new ShutdownEvent());

        assertThat(table.written).containsExactlyInAnyOrderElementsOf(seen);
        assertThat(add(log, 1)).allMatch(table.written::contains);
    }

    private ActivityLog started(Map<String, String> settings) {
        var log = new ActivityLog(table, vertx, new RecentSessions(), config(settings), meters);
        log.start(new StartupEvent());
        return log;
    }

    private static GatewayConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withDefaultValues(settings)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(GatewayConfig.class);
    }

    private static List<Activity> add(ActivityLog log, int count) {
        List<Activity> added = IntStream.range(0, count)
                .<Activity>mapToObj(number -> new SessionSeen(ORGANISATION, UUID.randomUUID(), Instant.EPOCH))
                .toList();
        added.forEach(activity -> log.add(activity).await().indefinitely());
        return added;
    }

    /** Takes records as PostgreSQL would: all of a batch or none. */
    private static final class Table implements Activities {

        private static final UUID POISON = UUID.randomUUID();

        private final List<Activity> written = new CopyOnWriteArrayList<>();
        private final List<Integer> transactions = new CopyOnWriteArrayList<>();
        private volatile boolean away;
        private volatile int refused;

        @Override
        public Uni<Void> write(UUID organisation, List<Activity> batch) {
            return Uni.createFrom().deferred(() -> {
                if (away) {
                    refused++;
                    return Uni.createFrom().failure(new IllegalStateException("away"));
                }
                if (batch.stream()
                        .anyMatch(one -> one instanceof SessionSeen seen
                                && seen.sessionId().equals(POISON))) {
                    return Uni.createFrom().failure(new IllegalArgumentException("poison"));
                }
                transactions.add(batch.size());
                written.addAll(batch);
                return Uni.createFrom().voidItem();
            });
        }

        @Override
        public boolean isHopeless(Throwable failure) {
            return failure instanceof IllegalArgumentException;
        }
    }
}
