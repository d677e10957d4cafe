package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.journeys.HoldingSmtp.Hold;
import platen.journeys.HoldingSmtp.Letter;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealer;
import platen.testing.TestDatabase;
import platen.testing.TestEnvironment;
import platen.testing.TestEvent;
import platen.testing.TestTopics;

/**
 * notification-service killed while it has a mail at every step of the way: claimed and not connected, connected, sent and not answered, answered
 * and being recorded.
 */
class KilledMailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOTIFICATION = "notification-service";
    private static final String ISSUED = "platen.accesscode.access-code-issued.v1";
    private static final int PEOPLE = 8;

    private final TestEnvironment environment = TestEnvironment.open("killed mail");
    private final OidcWiremockTestResource issuer = new OidcWiremockTestResource();
    private final TestTopics topics = new TestTopics(environment.kafka(), environment.topicPrefix());
    private final TestDatabase database =
            new TestDatabase(environment.postgres(), environment.database().database());
    private final Sealer sealer = new Sealer(KeyMaterial.in(environment.keys().resolve("accesscode")));
    private final Map<String, String> settings = new HashMap<>(environment.settings());
    private final UUID organisation = UUID.randomUUID();
    private final List<UUID> people = new ArrayList<>();
    private final Map<String, Connection> locks = new ConcurrentHashMap<>();
    private @Nullable HoldingSmtp mail;

    @BeforeEach
    void prepare() throws IOException {
        mail = new HoldingSmtp(List.of(Hold.AT_GREETING, Hold.AT_DOT, Hold.TAKEN, Hold.ANSWERED), this::lock);
        settings.put("PLATEN_KEYS", environment.keys().resolve("notification").toString());
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.start().get("keycloak.url") + "/realms/quarkus");
        settings.put("PLATEN_KAFKA_SESSION_TIMEOUT_MS", "6000");
        settings.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        settings.put("QUARKUS_MAILER_PORT", Integer.toString(mail.port()));
        // The dead one's claims and the pauses are waiting time only.
        settings.put("PLATEN_MAIL_LEASE", "PT3S");
        settings.put("PLATEN_MAIL_POLL", "PT0.2S");
        settings.put("PLATEN_MAIL_RETRY_FIRST", "PT0.2S");
    }

    @AfterEach
    void tidyUp() throws IOException {
        Objects.requireNonNull(mail).close();
        topics.close();
        issuer.stop();
        environment.close();
    }

    @Test
    void mailsEveryCurrentCodeOnceThoughItsServiceIsKilledAtEveryStep() throws Exception {
        HoldingSmtp server = Objects.requireNonNull(mail);
        addPeople();
        try (ServiceProcess doomed = ServiceProcess.start(NOTIFICATION, settings)) {
            server.awaitHeld();
            await().atMost(PATIENCE).until(() -> count("sending") == PEOPLE && recordingWaits());
            doomed.kill();
        }
        unlock();
        assertThat(count("sent")).isZero();
        List<Letter> before = server.letters();
        assertThat(before).hasSize(2);
        UUID changed = people.stream()
                .filter(person ->
                        before.stream().noneMatch(letter -> letter.to().equals(address(person))))
                .findFirst()
                .orElseThrow();
        issue(changed, 2, "set-by-admin");

        try (ServiceProcess again = ServiceProcess.start(NOTIFICATION, settings)) {
            await().atMost(PATIENCE)
                    .until(() -> count("queued") + count("sending") == 0
                            && count("sent") + count("superseded") == PEOPLE + 1);
            assertThat(again.log()).doesNotContain("ERROR");
        }

        for (UUID person : people) {
            List<Letter> letters = server.letters().stream()
                    .filter(letter -> letter.to().equals(address(person)))
                    .toList();
            long version = person.equals(changed) ? 2 : 1;
            assertThat(letters.getLast().raw()).contains(code(person, version));
            assertThat(letters.stream().filter(letter -> letter.raw().contains(code(person, version))))
                    .as("only what was taken before its confirmation was recorded comes twice")
                    .hasSize(before.stream().anyMatch(letter -> letter.to().equals(address(person))) ? 2 : 1);
            assertThat(letters.stream()
                            .filter(letter -> letter.raw().contains(code(person, version)))
                            .map(Letter::messageId))
                    .as("a repeated one can be told for one")
                    .containsOnly(letters.getLast().messageId());
        }
        assertThat(database.count("select count(*) from mail where sealed_box is not null"))
                .isZero();
    }

    private void addPeople() {
        topics.publish(
                "identity.organisation",
                TestEvent.example("identity.organisation", "organisation-created")
                        .organisation(organisation)
                        .key("")
                        .sequence(1)
                        .data("organisation/organisationId", organisation)
                        .data("organisation/invitation", "classic"));
        for (int number = 0; number < PEOPLE; number++) {
            UUID person = UUID.randomUUID();
            people.add(person);
            topics.publish(
                    "identity.user",
                    TestEvent.example("identity.user", "user-created")
                            .organisation(organisation)
                            .key(person.toString())
                            .sequence(1)
                            .data("user/userId", person)
                            .data("user/email", address(person))
                            .data("user/state", "active"));
            issue(person, 1, "user-created");
        }
    }

    private void issue(UUID person, long version, String reason) {
        var context = SealContext.event(ISSUED, organisation, person, version);
        topics.publish(
                "accesscode.credential",
                TestEvent.example("accesscode.credential", "access-code-issued")
                        .organisation(organisation)
                        .key(person.toString())
                        .sequence(version)
                        .data("userId", person)
                        .data("version", version)
                        .data("reason", reason)
                        .data("sealedCode", sealer.seal("notification", context, code(person, version))));
    }

    private static String address(UUID person) {
        return person.toString().substring(0, 8) + "@school.example";
    }

    private static String code(UUID person, long version) {
        return "C" + person.toString().substring(0, 7).toUpperCase(java.util.Locale.ROOT) + version;
    }

    private long count(String state) {
        return database.count("select count(*) from mail where state = ?", state);
    }

    /** Keeps the mail to that address from being recorded as sent. */
    private void lock(String address) {
        try {
            Connection connection =
                    environment.postgres().connect(environment.database().database());
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement("select 1 from mail m join contact c"
                    + " using (organisation_id, user_id) where c.email = ? for update of m")) {
                statement.setString(1, address);
                statement.executeQuery().close();
            }
            locks.put(address, connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean recordingWaits() {
        return database.count("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock' and query like '%sent_at%'")
                > 0;
    }

    private void unlock() throws SQLException {
        for (Connection connection : locks.values()) {
            connection.close();
        }
    }
}
