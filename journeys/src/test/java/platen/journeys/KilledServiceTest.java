package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestEnvironment;
import platen.testing.TestEvent;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.TestTopics;

/** A service killed where it hurts, on the way of one event in and one event out. identity-service stands for all: the kit does the work. */
class KilledServiceTest {

    private static final Duration RESTART = Duration.ofSeconds(40);
    private static final String IDENTITY = "identity-service";

    private final TestEnvironment environment = TestEnvironment.open("killed");
    private final OidcWiremockTestResource issuer = new OidcWiremockTestResource();
    private final TestTopics topics = new TestTopics(environment.kafka(), environment.topicPrefix());
    private final TestDatabase database =
            new TestDatabase(environment.postgres(), environment.database().database());
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable UUID organisation;

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        settings.putAll(environment.settings());
        // A restarted service gets the dead one's partitions when its session has run out; that is waiting time only.
        settings.put("PLATEN_KAFKA_SESSION_TIMEOUT_MS", "6000");
        settings.put("PLATEN_KEYS", environment.keys().resolve("identity").toString());
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.start().get("keycloak.url") + "/realms/quarkus");
        try (ServiceProcess identity = ServiceProcess.start(IDENTITY, settings)) {
            organisation = createOrganisation(identity);
            topics.await("identity.organisation", record -> record.is("organisation-created"));
            await().until(() -> database.count("select count(*) from outbox") == 0);
        }
    }

    @AfterEach
    void tidyUp() {
        topics.close();
        issuer.stop();
        environment.close();
    }

    @Test
    void publishesAfterARestartWhatWasCommittedBeforeTheKill() {
        TestEvent observed = observePerson();

        dieAt("kill-between-commit-and-publish.btm");
        assertThat(database.count("select count(*) from outbox")).isPositive();
        assertThat(created(observed)).isEmpty();

        try (ServiceProcess again = ServiceProcess.start(IDENTITY, settings)) {
            topics.await("identity.user", 1, RESTART, record -> isCreated(record, observed));
            assertThat(again.log()).doesNotContain("ERROR");
        }
        assertThat(created(observed)).hasSize(1);
    }

    @Test
    void repeatsTheSameEventWhenKilledBeforeMarkingItPublished() {
        TestEvent observed = observePerson();

        dieAt("kill-between-publish-and-mark.btm");
        assertThat(created(observed)).hasSize(1);

        try (ServiceProcess again = ServiceProcess.start(IDENTITY, settings)) {
            topics.await("identity.user", 2, RESTART, record -> isCreated(record, observed));
            assertThat(again.log()).doesNotContain("ERROR");
        }
        List<TestRecord> repeats = created(observed);
        assertThat(repeats).hasSize(2);
        assertThat(repeats.getFirst().value()).isEqualTo(repeats.getLast().value());
    }

    @Test
    void hasNoSecondEffectWhenKilledBeforeTheOffsetWasCommitted() {
        TestEvent observed = observePerson();

        dieAt("kill-between-effect-and-offset.btm");
        assertThat(database.count("select count(*) from inbox")).isEqualTo(1);

        TestEvent renamed = observed.freshId().sequence(2).data("displayName", "Ana Renamed");
        topics.publish("directory.person", renamed);
        try (ServiceProcess again = ServiceProcess.start(IDENTITY, settings)) {
            topics.await("identity.user", 1, RESTART, record -> record.is("user-updated"));
            assertThat(again.log()).doesNotContain("ERROR");
        }
        assertThat(created(observed)).hasSize(1);
        assertThat(database.count("select count(*) from inbox")).isEqualTo(2);
    }

    private static UUID createOrganisation(ServiceProcess identity) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(identity.url() + "/api/v1/organisations"))
                .header("Authorization", "Bearer " + TestTokens.operator())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"name\": \"School\", \"locale\": \"en\", \"invitation\": \"classic\"}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> created = http.send(request, BodyHandlers.ofString());
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            String location = created.headers().firstValue("Location").orElseThrow();
            return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        }
    }

    private TestEvent observePerson() {
        TestEvent observed = TestEvent.example("directory.person", "person-observed")
                .organisation(Objects.requireNonNull(organisation))
                .sequence(1);
        topics.publish("directory.person", observed);
        return observed;
    }

    private void dieAt(String rule) {
        try (ServiceProcess doomed = ServiceProcess.startThatDies(IDENTITY, settings, rule)) {
            doomed.awaitDeath();
        }
    }

    private List<TestRecord> created(TestEvent cause) {
        return topics.all("identity.user", record -> isCreated(record, cause));
    }

    private static boolean isCreated(TestRecord record, TestEvent cause) {
        return record.is("user-created")
                && record.json().path("causationid").asText().equals(cause.id());
    }
}
