package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

@QuarkusTest
@WithEngines
class PairingTest extends GatewaySuite {

    @Test
    void pairsADeviceThatAnAdministratorApproves() {
        Answer started = Office.startPairing();
        assertThat(started.status()).isEqualTo(201);
        assertThat(started.json().path("pairingCode").asText())
                .matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(started.json().path("pollSeconds").asInt()).isEqualTo(5);

        Answer pending = Office.collect(started);
        Answer approved = office.approve(started, "Library copier");
        Answer collected = Office.collect(started);

        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.json().path("status").asText()).isEqualTo("authorization_pending");
        assertThat(approved.status()).isEqualTo(201);
        assertThat(approved.json().path("state").asText()).isEqualTo("approved");
        assertThat(approved.json().path("serial").asText()).isEqualTo("A1B2C3");
        assertThat(collected.status()).isEqualTo(200);
        assertThat(collected.json().path("deviceId").asText())
                .isEqualTo(approved.json().path("id").asText());
        assertThat(collected.json().path("panelSecret").asText())
                .startsWith(office.id.toString().replace("-", ""));
    }

    @Test
    void tellsTheOthersOfANewDevice() {
        Panel panel = office.panel("Library copier");

        TestRecord paired = office.topics.await(
                "mfd.activity",
                record -> record.is("device-paired")
                        && record.data()
                                .path("deviceId")
                                .asText()
                                .equals(panel.id().toString()));
        ContractChecks.ofRepository().assertValid(String.valueOf(paired.value()));
        assertThat(paired.key()).isEqualTo(office.id + "|" + panel.id());
        assertThat(paired.data().path("name").asText()).isEqualTo("Library copier");
    }

    @Test
    void givesTheTokenOnce() {
        Answer started = Office.startPairing();
        office.approve(started, "Library copier");
        Office.collect(started);

        Answer again = Office.collect(started);

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.problem()).isEqualTo("/problems/pairing-over");
    }

    @Test
    void keepsSecretsAsHashesOnly() {
        Answer started = Office.startPairing();
        office.approve(started, "Library copier");
        Answer collected = Office.collect(started);

        List<String> dump = office.database.dump();

        for (String secret : List.of(
                collected.json().path("deviceToken").asText(),
                collected.json().path("panelSecret").asText(),
                started.json().path("pairingSecret").asText(),
                started.json().path("pairingCode").asText().replace("-", ""))) {
            assertThat(dump).noneMatch(value -> value.contains(secret));
        }
    }

    @Test
    void forgetsACodeAfterTenMinutes() {
        Answer started = Office.startPairing();
        clock.advance(Duration.ofMinutes(10));

        Answer approved = office.approve(started, "Library copier");

        assertThat(approved.status()).isEqualTo(422);
        assertThat(approved.problem()).isEqualTo("/problems/pairing-code-unknown");
        assertThat(Office.collect(started).status()).isEqualTo(410);
    }

    @Test
    void takesACodeOnce() {
        Answer started = Office.startPairing();
        office.approve(started, "Library copier");

        try (Office other = new Office()) {
            assertThat(other.approve(started, "Stolen copier").status()).isEqualTo(422);
        }
        assertThat(office.approve(started, "Library copier again").status()).isEqualTo(422);
    }

    @Test
    void approvesOnceHoweverOftenTheRequestIsRepeated() {
        Answer started = Office.startPairing();
        Object request =
                Map.of("pairingCode", started.json().path("pairingCode").asText(), "name", "Copier");
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        Answer first = Http.send("POST", "/api/v1/devices", office.admin(), request, key);
        Answer second = Http.send("POST", "/api/v1/devices", office.admin(), request, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void keepsOneOpenCodeForADevice() {
        Answer first = Office.startPairing();

        Answer second = startFromTheSameAddress("A1B2C3");

        assertThat(Office.collect(first).status()).isEqualTo(410);
        assertThat(Office.collect(second).status()).isEqualTo(202);
    }

    @Test
    void opensOnlySoManyFromOneAddress() {
        office.database.execute("update pairing set address = 'earlier test'");
        List<Integer> statuses = IntStream.range(0, 100)
                .map(number -> startFromTheSameAddress("S" + number).status())
                .boxed()
                .toList();

        Answer tooMany = startFromTheSameAddress("one more");

        assertThat(statuses).containsOnly(201);
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(Integer.parseInt(tooMany.retryAfter().orElseThrow())).isBetween(500, 600);
    }

    @Test
    void knowsNoPairingWithoutItsSecret() {
        String id = Office.startPairing().json().path("pairingId").asText();

        Answer wrong = Http.send("POST", "/v1/devices/pairings/" + id + "/token", null, Map.of("pairingSecret", "x"));
        Answer unknown = Http.send(
                "POST", "/v1/devices/pairings/" + UUID.randomUUID() + "/token", null, Map.of("pairingSecret", "x"));

        assertThat(wrong.status()).isEqualTo(404);
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void listsDevicesPageByPage() {
        List<String> names = List.of("One", "Two", "Three");
        names.forEach(office::panel);

        Answer first = Http.send("GET", "/api/v1/devices?limit=2", office.admin(), null);
        Answer second = Http.send(
                "GET",
                "/api/v1/devices?limit=2&cursor=" + first.json().path("next").asText(),
                office.admin(),
                null);

        assertThat(first.json().path("items").findValuesAsText("name")).containsExactly("One", "Two");
        assertThat(second.json().path("items").findValuesAsText("name")).containsExactly("Three");
        assertThat(second.json().path("next").isNull()).isTrue();
    }

    @Test
    void unpairsADeviceAndEndsItsSessions() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        String session = panel.logIn("code", "K7P2M9").sessionId();
        office.awaitAttempts(1);

        Answer unpaired = Http.send("DELETE", "/api/v1/devices/" + panel.id(), office.admin(), null);

        assertThat(unpaired.status()).isEqualTo(204);
        assertThat(panel.session(session).status()).isEqualTo(401);
        assertThat(panel.logIn("code", "K7P2M9").problem()).isEqualTo("/problems/unauthorized");
        assertThat(Http.send("GET", "/api/v1/devices/" + panel.id(), office.admin(), null)
                        .status())
                .isEqualTo(404);
        assertThat(office.database.count(
                        "select count(*) from session where organisation_id = ? and ended_at is not null", office.id))
                .isOne();
    }

    @Test
    void heedsIfMatchWhenUnpairing() {
        Panel panel = office.panel();
        String address = "/api/v1/devices/" + panel.id();

        assertThat(Http.send("DELETE", address, office.admin(), null, Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);
        assertThat(Http.send("DELETE", address, office.admin(), null, Map.of("If-Match", "\"2\""))
                        .status())
                .isEqualTo(204);
    }

    private static Answer startFromTheSameAddress(String serial) {
        return Http.send(
                "POST", "/v1/devices/pairings", null, Map.of("serial", serial, "model", "MX-3071", "vendor", "Sharp"));
    }
}
