package platen.gateway.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.gateway.GatewayConfig;
import platen.gateway.suite.TestClock;
import platen.testing.TestEvent;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** The start of a replica as the database and Kafka let it be; and what the one that runs here says. */
@QuarkusTest
@WithEngines
class LoadReadModelTest {

    @Inject
    EarlierLoads ownDatabase;

    @Inject
    Vertx vertx;

    @Inject
    TestClock clock;

    @Inject
    GatewayConfig config;

    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URL alive;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile Uni<Long> unread = Uni.createFrom().item(0L);
    private volatile Uni<Boolean> known = Uni.createFrom().item(false);
    private LoadReadModel load;

    @BeforeEach
    void start() {
        clock.reset();
        load = new LoadReadModel(
                () -> {
                    asked.incrementAndGet();
                    return unread;
                },
                () -> known,
                vertx,
                clock,
                config);
    }

    @AfterEach
    void stop() {
        load.stop(new ShutdownEvent());
        clock.reset();
    }

    @Test
    void isNotLoadedWhileMuchIsUnreadAndThenIsForGood() {
        unread = Uni.createFrom().item(1_001L);
        load.start(new StartupEvent());
        await().until(() -> asked.get() > 2);
        assertThat(load.loaded()).isFalse();

        unread = Uni.createFrom().item(1_000L);
        await().until(load::loaded);
    }

    @Test
    void isLoadedAtOnceByWhatIsKnownWhileKafkaIsAway() {
        unread = Uni.createFrom().failure(new TimeoutException("away"));
        known = Uni.createFrom().item(true);

        load.start(new StartupEvent());

        await().until(load::loaded);
        assertThat(asked).hasValue(1);
    }

    @Test
    void waitsForKafkaWithNothingKnownButNotForEver() {
        unread = Uni.createFrom().failure(new TimeoutException("away"));
        known = Uni.createFrom().failure(new IllegalStateException("away too"));
        load.start(new StartupEvent());
        await().until(() -> asked.get() > 2);
        assertThat(load.loaded()).isFalse();

        clock.advance(Duration.ofMinutes(10));

        await().until(load::loaded);
    }

    @Test
    void knowsAnOrganisationByTheEventsOfIt() {
        try (var topics = TestTopics.ofThisRun()) {
            UUID organisation = UUID.randomUUID();
            topics.publish(
                    "identity.user",
                    TestEvent.example("identity.user", "user-created").organisation(organisation));

            await().until(() -> ownDatabase.any().await().indefinitely());
        }
    }

    @Test
    void saysSoInReadinessAndNotInLiveness() {
        await().untilAsserted(() -> {
            var answer = RestAssured.get(ready);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.jsonPath().getList("checks.name", String.class)).contains("read-model");
        });
        assertThat(RestAssured.get(alive).jsonPath().getList("checks.name", String.class))
                .doesNotContain("read-model");
    }
}
