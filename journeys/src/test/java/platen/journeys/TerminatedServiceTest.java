package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.engines.ServiceDatabase;
import platen.engines.ServiceDatabases;
import platen.journeys.CallerRound.Answered;
import platen.journeys.CallerRound.Call;
import platen.kit.crypto.BlindIndex;
import platen.kit.crypto.KeyMaterial;
import platen.testing.TestDatabase;
import platen.testing.TestEnvironment;
import platen.testing.TestEvent;
import platen.testing.TestTokens;
import platen.testing.TestTopics;

/**
 * Two services told to stop (SIGTERM) while they are busy: identity-service with changes that publish events, mfd-gateway with
 * those events and with logins that it writes behind the answer. Nothing that was answered is lost, and nobody is left without
 * an answer, also of those who are led to it for a moment longer.
 */
class TerminatedServiceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int CALLERS = 4;
    private static final int BUSY = 60;

    /** 128 + SIGTERM. */
    private static final int TERMINATED = 143;

    private final TestEnvironment environment = TestEnvironment.open("terminated");
    private final ServiceDatabases databases = new ServiceDatabases(environment.postgres());
    private final ServiceDatabase gatewayDatabase = databases.provision(
            environment.database().database() + "_gw", environment.database().database() + "_gw");
    private final OidcWiremockTestResource issuer = new OidcWiremockTestResource();
    private final TestTopics topics = new TestTopics(environment.kafka(), environment.topicPrefix());
    private final TestDatabase people =
            new TestDatabase(environment.postgres(), environment.database().database());
    private final TestDatabase logins = new TestDatabase(environment.postgres(), gatewayDatabase.database());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> identitySettings = new HashMap<>();
    private final Map<String, String> gatewaySettings = new HashMap<>();

    @BeforeEach
    void prepare() {
        identitySettings.putAll(environment.settings());
        // More than by default, for a machine that is busy with other tests too.
        identitySettings.put("QUARKUS_SHUTDOWN_DELAY", "PT5S");
        identitySettings.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.start().get("keycloak.url") + "/realms/quarkus");
        gatewaySettings.putAll(identitySettings);
        identitySettings.put(
                "PLATEN_KEYS", environment.keys().resolve("identity").toString());
        gatewaySettings.put(
                "PLATEN_KEYS", environment.keys().resolve("mfd-gateway").toString());
        gatewaySettings.put("PLATEN_DB_URL", gatewayDatabase.url());
        gatewaySettings.put("PLATEN_DB_USERNAME", gatewayDatabase.applicationRole());
        gatewaySettings.put("PLATEN_DB_PASSWORD", gatewayDatabase.applicationPassword());
        gatewaySettings.put("PLATEN_DB_MIGRATION_USERNAME", gatewayDatabase.ownerRole());
        gatewaySettings.put("PLATEN_DB_MIGRATION_PASSWORD", gatewayDatabase.ownerPassword());
    }

    @AfterEach
    void tidyUp() {
        http.close();
        topics.close();
        issuer.stop();
        databases.drop(gatewayDatabase);
        environment.close();
    }

    @Test
    void answersWhoHasAskedAndKeepsAllItHasAnswered() throws Exception {
        List<Answered> changed;
        List<Answered> loggedIn;
        try (ServiceProcess identity = ServiceProcess.begin("identity-service", identitySettings);
                ServiceProcess gateway = ServiceProcess.begin("mfd-gateway", gatewaySettings)) {
            identity.awaitReady();
            gateway.awaitReady();
            UUID organisation = createOrganisation(identity);
            String admin = TestTokens.admin(organisation);
            String device = deviceWhereAnaLogsIn(identity, gateway, organisation);
            try (CallerRound changes = CallerRound.of(CALLERS, number -> create(identity, admin, "p" + number));
                    CallerRound attempts = CallerRound.of(CALLERS, number -> logIn(gateway, device, "a" + number))) {
                await().atMost(PATIENCE)
                        .until(() -> changes.answered().size() > BUSY
                                && attempts.answered().size() > BUSY);

                identity.terminate();
                gateway.terminate();
                // So long is everybody led to it.
                await().atMost(PATIENCE).until(() -> !identity.isReady() && !gateway.isReady());
                changes.turnElsewhere();
                attempts.turnElsewhere();

                assertThat(identity.awaitDeath()).isEqualTo(TERMINATED);
                assertThat(gateway.awaitDeath()).isEqualTo(TERMINATED);
                assertThat(changes.unanswered()).isEmpty();
                assertThat(attempts.unanswered()).isEmpty();
                assertThat(changes.refused()).isEmpty();
                assertThat(attempts.refused()).isEmpty();
                changed = changes.answered();
                loggedIn = attempts.answered();
            }
            assertThat(identity.log() + gateway.log()).doesNotContain("ERROR");
        }
        assertThat(changed).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(loggedIn).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(people.count("select count(*) from user_account")).isEqualTo(changed.size() + 1L);
        assertThat(logins.count("select count(*) from attempt where outcome = 'accepted'"))
                .as("what is written behind the answer is written before the end")
                .isEqualTo(loggedIn.size() + 1L);

        try (ServiceProcess identity = ServiceProcess.begin("identity-service", identitySettings);
                ServiceProcess gateway = ServiceProcess.begin("mfd-gateway", gatewaySettings)) {
            identity.awaitReady();
            gateway.awaitReady();
            await().atMost(PATIENCE)
                    .until(() -> people.count("select count(*) from outbox") == 0
                            && logins.count("select count(*) from outbox") == 0
                            && logins.count("select count(*) from person") == changed.size() + 1L);
            assertThat(identity.log() + gateway.log()).doesNotContain("ERROR");
        }
        assertThat(eventIds("identity.user", "user-created")).hasSize(changed.size() + 1);
        assertThat(eventIds("mfd.activity", "login-succeeded")).hasSize(loggedIn.size() + 1);
        assertThat(logins.count("select count(*) from inbox where topic = 'identity.user'"))
                .isEqualTo(changed.size() + 1L);
    }

    /** Where it waits for its provider, which it would for 10 s. */
    @Test
    void endsAtOnceWhenToldToWhileItStarts() {
        identitySettings.put("QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:1/nobody");
        try (ServiceProcess identity = ServiceProcess.begin("identity-service", identitySettings)) {
            await().atMost(PATIENCE).until(() -> identity.log().contains("Connecting to OpenId Connect Provider"));

            identity.terminate();

            assertThat(identity.awaitDeath()).isEqualTo(TERMINATED);
            assertThat(identity.log()).doesNotContain("started in");
        }
    }

    private UUID createOrganisation(ServiceProcess identity) throws IOException, InterruptedException {
        JsonNode created = send(
                Call.post(
                        "organisation",
                        identity.url() + "/api/v1/organisations",
                        TestTokens.operator(),
                        "{\"name\": \"School\", \"locale\": \"en\", \"invitation\": \"classic\"}"),
                201);
        return UUID.fromString(created.path("id").asText());
    }

    private static Call create(ServiceProcess identity, String admin, String name) {
        return Call.post(
                name,
                identity.url() + "/api/v1/users",
                admin,
                "{\"userName\": \"%1$s\", \"displayName\": \"%1$s\"}".formatted(name));
    }

    private static Call logIn(ServiceProcess gateway, String device, String attempt) {
        return Call.post(
                attempt,
                gateway.url() + "/v1/sessions",
                device,
                "{\"attemptId\": \"%s\", \"credential\": {\"type\": \"code\", \"value\": \"K7P2M9\"}}"
                        .formatted(attempt));
    }

    /** Returns the token of a device where one person has logged in. */
    private String deviceWhereAnaLogsIn(ServiceProcess identity, ServiceProcess gateway, UUID organisation)
            throws IOException, InterruptedException {
        String admin = TestTokens.admin(organisation);
        UUID ana = UUID.fromString(
                send(create(identity, admin, "ana"), 201).path("id").asText());
        byte[] index = new BlindIndex(KeyMaterial.in(environment.keys().resolve("accesscode")))
                .of(organisation, "access-code", "K7P2M9");
        topics.publish(
                "accesscode.credential",
                TestEvent.example("accesscode.credential", "access-code-issued")
                        .organisation(organisation)
                        .key(ana.toString())
                        .sequence(1)
                        .data("userId", ana)
                        .data("version", 1)
                        .data(
                                "blindIndex",
                                Base64.getUrlEncoder().withoutPadding().encodeToString(index)));
        String device = pair(gateway, admin);
        await().atMost(PATIENCE)
                .until(() ->
                        logins.count("select count(*) from credential c join person p using (organisation_id, user_id)")
                                == 1);
        send(logIn(gateway, device, "first"), 201);
        return device;
    }

    private String pair(ServiceProcess gateway, String admin) throws IOException, InterruptedException {
        String pairings = gateway.url() + "/v1/devices/pairings";
        JsonNode opened = send(
                Call.post("pairing", pairings, "", "{\"serial\": \"A1\", \"model\": \"MX\", \"vendor\": \"Sharp\"}"),
                201);
        send(
                Call.post(
                        "approval",
                        gateway.url() + "/api/v1/devices",
                        admin,
                        "{\"pairingCode\": \"%s\", \"name\": \"Copier\"}"
                                .formatted(opened.path("pairingCode").asText())),
                201);
        return send(
                        Call.post(
                                "token",
                                pairings + "/" + opened.path("pairingId").asText() + "/token",
                                "",
                                "{\"pairingSecret\": \"%s\"}"
                                        .formatted(opened.path("pairingSecret").asText())),
                        200)
                .path("deviceToken")
                .asText();
    }

    private JsonNode send(Call call, int expected) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(call.request(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(call.name() + ": " + answer.body()).isEqualTo(expected);
        return JSON.readTree(answer.body());
    }

    private Set<String> eventIds(String topic, String event) {
        return topics.all(topic, record -> record.is(event)).stream()
                .map(record -> record.json().path("id").asText())
                .collect(Collectors.toSet());
    }
}
