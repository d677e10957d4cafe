package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class SettingsTest extends GatewaySuite {

    private static final String ADDRESS = "/api/v1/device-settings";

    @Test
    void startsWithTheDefaults() {
        Answer shown = show();

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.etag()).contains("\"0\"");
        assertThat(shown.json().path("methods").toString()).isEqualTo("[\"code\",\"card\",\"card_pin\"]");
        assertThat(shown.json().path("idleSeconds").asInt()).isEqualTo(60);
        assertThat(shown.json().path("passwords").isNull()).isTrue();
    }

    @Test
    void takesWhatItShows() {
        office.set(Map.of(
                "language",
                "de",
                "converters",
                List.of(Map.of("type", "substring", "from", 2, "length", 8), Map.of("type", "hex2dec"))));
        Answer shown = show();

        Answer changed = change(shown.json(), shown.etag().orElseThrow());

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json()).isEqualTo(shown.json());
        assertThat(changed.etag()).contains("\"2\"");
        assertThat(show().json()).isEqualTo(shown.json());
    }

    @Test
    void changesWhatTheCallerHasSeenOnly() {
        String first = show().etag().orElseThrow();
        assertThat(change(Map.of("language", "de"), first).status()).isEqualTo(200);

        Answer stale = change(Map.of("language", "fr"), first);
        Answer blind = Http.send("PUT", ADDRESS, office.admin(), Map.of("language", "fr"));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(blind.status()).isEqualTo(428);
        assertThat(show().json().path("language").asText()).isEqualTo("de");
    }

    @Test
    void letsOneOfManyChangesThrough() {
        // Often enough that some meet.
        for (int round = 0; round < 15; round++) {
            String seen = show().etag().orElseThrow();

            List<Integer> statuses = Parallel.run(
                    8,
                    number -> change(Map.of("idleSeconds", 100 + number), seen).status());

            assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        }
    }

    @Test
    void saysEverythingThatIsWrongAndChangesNothing() {
        Answer refused = change(
                Map.of(
                        "language", "xx",
                        "idleSeconds", 1000,
                        "methods", List.of("password"),
                        "converters", List.of(Map.of("type", "regex", "pattern", "(a*)*")),
                        "passwords", Map.of("tokenUrl", "http://127.0.0.1:1/token", "clientId", "printers")),
                "\"0\"");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/language", "/idleSeconds", "/converters/0/pattern", "/passwords/tokenUrl");
        assertThat(change(Map.of("idleSeconds", "soon"), "\"0\"").status()).isEqualTo(400);
        assertThat(change(List.of(), "\"0\"").status()).isEqualTo(400);
        assertThat(show().etag()).contains("\"0\"");
    }

    @Test
    void saysWhoChangedItAndWhen() {
        Panel panel = office.panel();
        office.set(Map.of("language", "de"));
        office.set(panel, Map.of("language", "fr"));

        assertThat(office.database.count(
                        "select count(*) from device_settings where organisation_id = ? and changed_by <> ''"
                                + " and changed_at > now() - interval '1 minute'",
                        office.id))
                .isOne();
        assertThat(office.database.count(
                        "select count(*) from device where organisation_id = ? and settings_changed_by <> ''"
                                + " and settings_changed_at > now() - interval '1 minute'",
                        office.id))
                .isOne();
    }

    @Test
    void keepsTheClientsSecretWithItsAddressAndShowsItToNobody() {
        String secret = "Zg8-very-secret";
        office.set(Map.of("passwords", passwords("https://login.school.example/token", secret)));
        assertThat(show().text()).doesNotContain(secret);
        assertThat(office.database.dump()).noneMatch(value -> value.contains(secret));
        assertThat(secrets()).isOne();

        office.set(Map.of("passwords", passwords("https://login.school.example/token", null)));
        assertThat(secrets()).isOne();
        office.set(Map.of("passwords", passwords("https://elsewhere.example/token", null)));
        assertThat(secrets()).isZero();
    }

    @Test
    void givesADeviceWhatIsItsOwn() {
        Panel panel = office.panel();
        office.set(Map.of("language", "de", "idleSeconds", 30));
        String address = "/api/v1/devices/" + panel.id() + "/settings";

        Answer changed =
                Http.send("PUT", address, office.admin(), Map.of("language", "fr"), Map.of("If-Match", "\"0\""));
        Answer stale = Http.send("PUT", address, office.admin(), Map.of(), Map.of("If-Match", "\"0\""));
        Answer wrong =
                Http.send("PUT", address, office.admin(), Map.of("budget", Map.of()), Map.of("If-Match", "\"1\""));
        Answer shown = Http.send("GET", address, office.admin(), null);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(shown.etag()).contains("\"1\"");
        assertThat(shown.json()).isEqualTo(changed.json());
        assertThat(shown.json().path("chosen").path("idleSeconds").isNull()).isTrue();
        assertThat(shown.json().path("effective").path("idleSeconds").asInt()).isEqualTo(30);
        assertThat(shown.json().path("effective").path("language").asText()).isEqualTo("fr");
    }

    @Test
    void isNobodyElses() {
        Panel panel = office.panel();
        office.set(Map.of("language", "de"));
        String stranger = TestTokens.admin(UUID.randomUUID());
        String address = "/api/v1/devices/" + panel.id() + "/settings";

        assertThat(Http.send("GET", ADDRESS, stranger, null)
                        .json()
                        .path("language")
                        .asText())
                .isEqualTo("en");
        assertThat(Http.send("GET", address, stranger, null).status()).isEqualTo(404);
        assertThat(Http.send("PUT", address, stranger, Map.of(), Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void holdsFromTheNextLoginOn() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        Panel other = office.panel("Hall");
        office.set(Map.of("idleSeconds", 20, "longestSeconds", 60));
        office.set(other, Map.of("idleSeconds", 40));

        Answer login = panel.logIn("code", "K7P2M9");
        Answer elsewhere = other.logIn("code", "K7P2M9");

        assertThat(login.json().path("idleTimeoutSeconds").asInt()).isEqualTo(20);
        assertThat(elsewhere.json().path("idleTimeoutSeconds").asInt()).isEqualTo(40);
        clock.advance(Duration.ofSeconds(30));
        assertThat(panel.session(login.sessionId()).status()).isEqualTo(404);
        assertThat(other.session(elsewhere.sessionId()).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(30));
        assertThat(other.session(elsewhere.sessionId()).status()).isEqualTo(404);
    }

    @Test
    void offersTheMethodsThatWereChosen() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        office.set(Map.of("methods", List.of("card")));

        Answer refused = panel.logIn("code", "K7P2M9");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("/problems/method-not-offered");
        assertThat(panel.logIn("card", "0801161DD6").status()).isEqualTo(200);
    }

    @Test
    void convertsWhatTheReaderSends() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.registerCard(ana, UUID.randomUUID(), "02207638", null);
        office.awaitCards(ana, 1);
        Panel panel = office.panel();
        assertThat(panel.logIn("card", "0801161DD6").status()).isEqualTo(200);
        office.set(Map.of(
                "converters",
                List.of(
                        Map.of("type", "trim"),
                        Map.of("type", "substring", "from", -6, "length", 6),
                        Map.of("type", "wiegand", "input", "hex", "output", "printed"))));

        assertThat(panel.logIn("card", " 0801161dd6\r").status()).isEqualTo(201);
        assertThat(panel.logIn("card", "02207638").status()).isEqualTo(200);
        assertThat(panel.logIn("card", "G").status()).isEqualTo(401);
        assertThat(Http.send("GET", "/api/v1/attempts", office.admin(), null)
                        .json()
                        .path("items")
                        .findValuesAsText("reason"))
                .contains("malformed");
        office.set(panel, Map.of("converters", List.of()));
        assertThat(panel.logIn("card", "02207638").status()).isEqualTo(201);
    }

    @Test
    void letsNobodyInWhereSettingsCannotBeRead() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        office.set(Map.of("language", "de"));
        for (String damaged : List.of("{\"idleSeconds\": 1}", "{\"idleSeconds\": {}}", "[]", "null")) {
            office.database.execute(
                    "update device_settings set settings = ?::jsonb where organisation_id = ?", damaged, office.id);
            assertThat(panel.logIn("code", "K7P2M9").status()).as(damaged).isEqualTo(422);
        }
    }

    private Answer show() {
        return Http.send("GET", ADDRESS, office.admin(), null);
    }

    private Answer change(Object body, String ifMatch) {
        return Http.send("PUT", ADDRESS, office.admin(), body, Map.of("If-Match", ifMatch));
    }

    private long secrets() {
        return office.database.count(
                "select count(*) from device_settings where organisation_id = ? and client_secret is not null",
                office.id);
    }

    private static Map<String, String> passwords(String url, @Nullable String secret) {
        return secret == null
                ? Map.of("tokenUrl", url, "clientId", "printers")
                : Map.of("tokenUrl", url, "clientId", "printers", "clientSecret", secret);
    }
}
