package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestEnvironment;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.TestTopics;

/** accesscode-service killed in the middle of a job over all codes. */
class KilledJobTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACCESSCODE = "accesscode-service";
    private static final String CREDENTIALS = "accesscode.credential";
    private static final int PEOPLE = 4_000;

    private final TestEnvironment environment = TestEnvironment.open("killed job");
    private final OidcWiremockTestResource issuer = new OidcWiremockTestResource();
    private final TestTopics topics = new TestTopics(environment.kafka(), environment.topicPrefix());
    private final TestDatabase database =
            new TestDatabase(environment.postgres(), environment.database().database());
    private final Map<String, String> settings = new HashMap<>(environment.settings());
    private final UUID organisation = UUID.randomUUID();

    @BeforeEach
    void prepare() {
        settings.put("PLATEN_KEYS", environment.keys().resolve("accesscode").toString());
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.start().get("keycloak.url") + "/realms/quarkus");
        // Small batches leave time to kill between them; the lease of the dead one is waiting time only.
        settings.put("PLATEN_ACCESSCODE_JOBS_BATCH", "50");
        settings.put("PLATEN_ACCESSCODE_JOBS_LEASE", "PT2S");
    }

    @AfterEach
    void tidyUp() {
        topics.close();
        issuer.stop();
        environment.close();
    }

    @Test
    void givesEverybodyOneCodeThoughItsServiceIsKilledInTheMiddle() throws IOException, InterruptedException {
        try (ServiceProcess doomed = ServiceProcess.start(ACCESSCODE, settings)) {
            addPeople();
            order(doomed);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> changed() >= PEOPLE / 4);
            doomed.kill();
        }
        assertThat(changed()).isBetween(1L, PEOPLE - 1L);

        try (ServiceProcess again = ServiceProcess.start(ACCESSCODE, settings)) {
            await().atMost(PATIENCE).until(() -> changed() == PEOPLE && unpublished() == 0);
            assertThat(again.log()).doesNotContain("ERROR");
        }

        assertThat(database.count("select count(*) from regeneration_job where state = 'finished'"))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from access_code")).isEqualTo(PEOPLE);
        assertThat(database.count("select count(distinct user_id) from access_code where state = 'active'"))
                .isEqualTo(PEOPLE);
        assertThat(database.count("select count(distinct blind_index) from access_code"))
                .isEqualTo(PEOPLE);
        assertThat(versionsByPerson().values())
                .as("each event's version, once or again with the same id")
                .hasSize(PEOPLE)
                .allSatisfy(events -> assertThat(events).hasSize(1).allMatch(event -> event.version() == 1));
    }

    /** People who have no code yet. */
    private void addPeople() {
        database.execute(
                "insert into code_space (organisation_id, format, min_length, density_limit, quarantine_days)"
                        + " values (?, 'alphanumeric', 6, 0.001, 90)",
                organisation);
        database.execute(
                "insert into person (organisation_id, user_id, state)"
                        + " select ?, gen_random_uuid(), 'active' from generate_series(1, ?)",
                organisation,
                PEOPLE);
    }

    private void order(ServiceProcess service) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.url() + "/api/v1/access-code-jobs"))
                .header("Authorization", "Bearer " + TestTokens.admin(organisation))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"scope\": \"missing\", \"notify\": false}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var ordered = http.send(request, BodyHandlers.ofString());
            assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(201);
        }
    }

    private long changed() {
        return database.count("select coalesce(sum(changed), 0) from regeneration_job");
    }

    private long unpublished() {
        return database.count("select count(*) from outbox");
    }

    private record Issued(String eventId, long version) {}

    private Map<String, List<Issued>> versionsByPerson() {
        return topics.all(CREDENTIALS, record -> record.is("access-code-issued")).stream()
                .collect(Collectors.groupingBy(
                        record -> record.json().path("data").path("userId").asText(),
                        Collectors.mapping(
                                KilledJobTest::issued,
                                Collectors.collectingAndThen(Collectors.toSet(), List::copyOf))));
    }

    private static Issued issued(TestRecord record) {
        return new Issued(
                record.json().path("id").asText(),
                record.json().path("data").path("version").asLong());
    }
}
