package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** What happened at a device while it was cut off. */
@QuarkusTest
@WithEngines
class OfflineTest extends GatewaySuite {

    private static final String PATH = "/v1/devices/self/offline-activity";

    @Test
    void keepsWhatADeviceHandsInAndTellsTheOthers() {
        UUID ana = ana();
        BoundPanel panel = boundPanel();
        Instant at = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);

        Answer handedIn = handIn(panel, List.of(login("1", ana, at), login("2", null, at)));

        assertThat(handedIn.status()).as(handedIn.text()).isEqualTo(200);
        assertThat(handedIn.json().path("taken").asInt()).isEqualTo(2);
        assertThat(handedIn.json().path("untaken")).isEmpty();
        var lines = Http.send("GET", "/api/v1/attempts", office.admin(), null)
                .json()
                .path("items");
        assertThat(lines.findValuesAsText("outcome")).containsExactlyInAnyOrder("accepted", "refused");
        assertThat(lines.findValuesAsText("reason")).containsOnly("offline");
        assertThat(lines.findValuesAsText("at")).containsOnly(at.toString());
        for (String event : List.of("login-succeeded", "login-refused")) {
            TestRecord told = office.topics.await(
                    "mfd.activity", record -> record.is(event) && record.key().startsWith(office.id.toString()));
            ContractChecks.ofRepository().assertValid(String.valueOf(told.value()));
            assertThat(told.data().path("offline").asBoolean()).isTrue();
        }
    }

    @Test
    void countsOnceWhatIsHandedInTwice() {
        UUID ana = ana();
        BoundPanel panel = boundPanel();
        List<Map<String, Object>> logins = List.of(login("1", ana, Instant.now()), login("1", ana, Instant.now()));

        List<Integer> taken = Parallel.run(
                4, number -> handIn(panel, logins).json().path("taken").asInt());

        assertThat(taken).containsOnly(0, 1).containsOnlyOnce(1);
        assertThat(office.database.count("select count(*) from attempt where organisation_id = ?", office.id))
                .isOne();
        assertThat(handIn(boundPanel(), logins).json().path("taken").asInt()).isOne();
    }

    @Test
    void saysOfEachWhyItIsNotTaken() {
        UUID ana = ana();
        BoundPanel panel = boundPanel();

        Answer handedIn = handIn(
                panel,
                List.of(
                        login("early", ana, Instant.now().plus(Duration.ofMinutes(2))),
                        login("late", ana, Instant.now().minus(Duration.ofDays(8))),
                        login("stranger", UUID.randomUUID(), Instant.now()),
                        login("good", ana, Instant.now())));

        assertThat(handedIn.json().path("taken").asInt()).isOne();
        assertThat(handedIn.json().path("untaken").findValuesAsText("eventId"))
                .containsExactly("early", "late", "stranger");
        assertThat(handedIn.json().path("untaken").findValuesAsText("reason"))
                .containsExactly("in-the-future", "too-old", "unknown-user");
    }

    @Test
    void isForDevicesWithAKeyThatAreAllowedTo() {
        List<Map<String, Object>> logins = List.of(login("1", null, Instant.now()));
        BoundPanel panel = BoundPanel.of(office);
        Answer notAllowed = handIn(panel, logins);
        office.set(Map.of("offline", true));

        assertThat(notAllowed.status()).isEqualTo(409);
        assertThat(notAllowed.problem()).isEqualTo("/problems/offline-not-allowed");
        assertThat(Http.send("POST", PATH, office.panel().token(), Map.of("logins", logins))
                        .status())
                .isEqualTo(409);
        assertThat(handIn(panel, logins).status()).isEqualTo(200);
    }

    @Test
    void takesFiveHundredAtATime() {
        BoundPanel panel = boundPanel();
        List<Map<String, Object>> many = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(number -> login("e" + number, null, Instant.now()))
                .toList());

        assertThat(handIn(panel, many).json().path("taken").asInt()).isEqualTo(500);
        many.add(login("one more", null, Instant.now()));
        assertThat(handIn(panel, many).status()).isEqualTo(400);
        assertThat(handIn(panel, List.of()).status()).isEqualTo(400);
        assertThat(handIn(panel, List.of(login("no id!", null, Instant.now()))).status())
                .isEqualTo(400);
        assertThat(handIn(panel, List.of(Map.<String, Object>of("eventId", "1", "at", "yesterday")))
                        .status())
                .isEqualTo(400);
    }

    private UUID ana() {
        UUID ana = office.person("Ana Silva");
        office.awaitPerson(ana, "active");
        return ana;
    }

    private BoundPanel boundPanel() {
        office.set(Map.of("offline", true));
        return BoundPanel.of(office);
    }

    private static Map<String, Object> login(String eventId, @Nullable UUID user, Instant at) {
        Map<String, Object> login = new HashMap<>(Map.of("eventId", eventId, "at", at.toString()));
        if (user != null) {
            login.put("userId", user);
        }
        return login;
    }

    private static Answer handIn(BoundPanel panel, List<Map<String, Object>> logins) {
        return panel.send("POST", PATH, Map.of("logins", logins));
    }
}
