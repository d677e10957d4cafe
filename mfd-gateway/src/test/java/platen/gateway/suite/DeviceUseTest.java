package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.kit.crypto.SecretTokens;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** Devices in use: their configuration, pauses, secrets, and how administrators find them. */
@QuarkusTest
@WithEngines
class DeviceUseTest extends GatewaySuite {

    @Test
    void tellsADeviceWhatItIsToDo() {
        Panel panel = office.panel();
        office.set(Map.of("language", "de", "idleSeconds", 30, "converters", List.of(Map.of("type", "trim"))));

        Answer config = panel.config();

        assertThat(config.status()).isEqualTo(200);
        assertThat(config.json().path("deviceId").asText()).isEqualTo(panel.id().toString());
        assertThat(config.json().path("name").asText()).isEqualTo("Library copier");
        assertThat(config.json().path("language").asText()).isEqualTo("de");
        assertThat(config.json().path("idleSeconds").asInt()).isEqualTo(30);
        assertThat(config.json().path("paused").asBoolean()).isFalse();
        assertThat(config.json().path("methods").toString()).isEqualTo("[\"code\",\"card\",\"card_pin\"]");
        assertThat(config.json().path("converters").findValuesAsText("type")).containsExactly("trim");
    }

    @Test
    void sendsTheConfigurationAgainOnlyWhenItHasChanged() {
        Panel panel = office.panel();
        String tag = panel.config().etag().orElseThrow();

        Answer same = configUnless(panel, tag);
        office.set(Map.of("language", "de"));
        Answer changed = configUnless(panel, tag);

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.text()).isEmpty();
        assertThat(same.etag()).contains(tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.etag().orElseThrow()).isNotEqualTo(tag);
        assertThat(configUnless(panel, "\"x\", " + changed.etag().orElseThrow()).status())
                .isEqualTo(304);
    }

    @Test
    void letsNobodyInAtAPausedDevice() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        String session = panel.logIn("code", "K7P2M9").sessionId();
        office.awaitAttempts(1);

        Answer paused = ask(panel, "pause");

        assertThat(paused.status()).isEqualTo(200);
        assertThat(paused.json().path("state").asText()).isEqualTo("paused");
        for (Answer refused : List.of(
                panel.logIn("code", "K7P2M9"),
                panel.session(session),
                panel.logOut(session),
                panel.remind("ana.silva@school.example"))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("/problems/device-paused");
        }
        assertThat(panel.config().json().path("paused").asBoolean()).isTrue();
        assertThat(office.database.count(
                        "select count(*) from session where organisation_id = ? and ended_at is null", office.id))
                .isZero();
    }

    @Test
    void goesOnAfterAPauseWithoutTheSessionsOfBefore() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        String session = panel.logIn("code", "K7P2M9").sessionId();
        ask(panel, "pause");
        office.awaitAttempts(1);

        Answer resumed = ask(panel, "resume");

        assertThat(resumed.json().path("state").asText()).isEqualTo("paired");
        assertThat(panel.session(session).status()).isEqualTo(404);
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
        assertThat(ask(panel, "resume").etag()).isEqualTo(resumed.etag());
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
    }

    @Test
    void tellsTheOthersOfAPauseOnce() {
        Panel panel = office.panel();
        Answer first = ask(panel, "pause");

        Answer second = ask(panel, "pause");

        assertThat(second.etag()).isEqualTo(first.etag());
        TestRecord told = office.topics.await("mfd.activity", record -> isPauseOf(panel, record));
        ContractChecks.ofRepository().assertValid(String.valueOf(told.value()));
        assertThat(told.key()).isEqualTo(office.id + "|" + panel.id());
        assertThat(told.data().path("name").asText()).isEqualTo("Library copier");
        assertThat(office.topics.all("mfd.activity").stream().filter(record -> isPauseOf(panel, record)))
                .hasSize(1);
    }

    private static boolean isPauseOf(Panel panel, TestRecord record) {
        return record.is("device-paused")
                && record.data().path("deviceId").asText().equals(panel.id().toString());
    }

    @Test
    void showsWhoWaitsWithACode() {
        Answer started = Office.startPairing();
        String code = started.json().path("pairingCode").asText();

        Answer shown = preview(code.toLowerCase(Locale.ROOT));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().path("serial").asText()).isEqualTo("A1B2C3");
        assertThat(shown.json().path("model").asText()).isEqualTo("MX-3071");
        assertThat(shown.json().path("vendor").asText()).isEqualTo("Sharp");
        assertThat(shown.json().path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(Instant.parse(shown.json().path("expiresAt").asText()))
                .isEqualTo(Instant.parse(shown.json().path("openedAt").asText()).plus(Duration.ofMinutes(10)));
        assertThat(office.approve(started, "Library copier").status()).isEqualTo(201);
        assertThat(preview(code).status()).isEqualTo(422);
        assertThat(preview("BCDF-GHJK").problem()).isEqualTo("/problems/pairing-code-unknown");
        assertThat(preview("no code").status()).isEqualTo(422);
        assertThat(Office.collect(started).json().path("name").asText()).isEqualTo("Library copier");
    }

    @Test
    void showsNoPairingThatHasExpired() {
        String code = Office.startPairing().json().path("pairingCode").asText();
        clock.advance(Duration.ofMinutes(10));

        assertThat(preview(code).status()).isEqualTo(422);
    }

    @Test
    void givesThePagesOfADeviceAnotherSecret() {
        Answer started = Office.startPairing();
        Answer approved = office.approve(started, "Library copier");
        String address = "/api/v1/devices/" + approved.json().path("id").asText() + "/panel-secret";
        assertThat(Http.send("POST", address, office.admin(), null).status()).isEqualTo(404);
        String before = Office.collect(started).json().path("panelSecret").asText();

        Answer rotated = Http.send("POST", address, office.admin(), null);

        assertThat(rotated.status()).isEqualTo(200);
        String secret = rotated.json().path("panelSecret").asText();
        assertThat(secret).isNotEqualTo(before).startsWith(office.id.toString().replace("-", ""));
        assertThat(devicesWithPanelSecret(secret)).isOne();
        assertThat(devicesWithPanelSecret(before)).isZero();
        assertThat(office.database.dump()).noneMatch(value -> value.contains(secret));
    }

    private long devicesWithPanelSecret(String secret) {
        return office.database.count(
                "select count(*) from device where panel_secret_hash = ?", (Object) SecretTokens.hash(secret));
    }

    @Test
    void findsDevicesBySiteStateAndText() {
        approve("Library copier", "North");
        Answer hall = approve("Hall copier", "South");
        Panel paused = office.panel("Paused copier");
        ask(paused, "pause");
        office.panel("Reception");

        assertThat(names("?site=North")).containsExactly("Library copier");
        assertThat(names("?state=approved")).containsExactly("Library copier", "Hall copier");
        assertThat(names("?state=paused")).containsExactly("Paused copier");
        assertThat(names("?state=paired")).containsExactly("Reception");
        assertThat(names("?q=COPIER&site=South")).containsExactly("Hall copier");
        assertThat(names("?q=a1b2")).hasSize(4);
        assertThat(names("?q=%25")).isEmpty();
        assertThat(hall.json().path("site").asText()).isEqualTo("South");
        Answer first = list("?q=copier&limit=1");
        assertThat(names("?q=copier&limit=1&cursor=" + first.json().path("next").asText()))
                .containsExactly("Hall copier");
        assertThat(list("?state=broken").status()).isEqualTo(400);
    }

    @Test
    void keepsWhenADeviceWasLastHeardOf() {
        Panel panel = office.panel();
        panel.config();
        await().until(() -> !lastSeen(panel).isEmpty());
        String first = lastSeen(panel);

        clock.advance(Duration.ofMinutes(2));
        panel.config();

        await().until(() -> !lastSeen(panel).equals(first));
        assertThat(Instant.parse(lastSeen(panel))).isAfter(Instant.parse(first).plusSeconds(60));
    }

    private String lastSeen(Panel panel) {
        return Http.send("GET", "/api/v1/devices/" + panel.id(), office.admin(), null)
                .json()
                .path("lastSeenAt")
                .asText("");
    }

    private Answer approve(String name, String site) {
        return Http.send(
                "POST",
                "/api/v1/devices",
                office.admin(),
                Map.of(
                        "pairingCode",
                        Office.startPairing().json().path("pairingCode").asText(),
                        "name",
                        name,
                        "site",
                        site));
    }

    private List<String> names(String query) {
        return list(query).json().path("items").findValuesAsText("name");
    }

    private Answer list(String query) {
        return Http.send("GET", "/api/v1/devices" + query, office.admin(), null);
    }

    private Answer preview(String code) {
        return Http.send("POST", "/api/v1/devices/pairings/preview", office.admin(), Map.of("pairingCode", code));
    }

    private Answer ask(Panel panel, String act) {
        return Http.send("POST", "/api/v1/devices/" + panel.id() + "/" + act, office.admin(), null);
    }

    private static Answer configUnless(Panel panel, String tag) {
        return Http.send("GET", "/v1/devices/self/config", panel.token(), null, Map.of("If-None-Match", tag));
    }
}
