package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

/** Cards for a device to let people in with while it is cut off. */
@QuarkusTest
@WithEngines
class BundleTest extends GatewaySuite {

    private static final String PATH = "/v1/devices/self/offline-bundle";

    @Test
    void tellsADeviceWhoseCardItHas() throws Exception {
        UUID ana = personWithCard("Ana Silva", "0801161DD6");
        office.set(Map.of("offline", true, "converters", List.of(Map.of("type", "trim"))));
        BoundPanel panel = BoundPanel.of(office);

        Answer fetched = panel.send("GET", PATH, null);

        assertThat(fetched.status()).as(fetched.text()).isEqualTo(200);
        Bundle bundle = Bundle.open(fetched.text(), panel);
        JsonNode holder = bundle.holder("0801161DD6").orElseThrow();
        assertThat(holder.path("userId").asText()).isEqualTo(ana.toString());
        assertThat(holder.path("displayName").asText()).isEqualTo("Ana Silva");
        assertThat(bundle.holder("0801161DD7")).isEmpty();
        assertThat(bundle.cards()).isOne();
        assertThat(bundle.keys.path("converters").findValuesAsText("type")).containsExactly("trim");
        assertThat(Duration.between(
                        Instant.parse(bundle.header.path("issuedAt").asText()),
                        Instant.parse(bundle.header.path("expiresAt").asText())))
                .isEqualTo(Duration.ofHours(24));
        JsonNode key = panel.send("GET", "/v1/devices/self/config", null)
                .json()
                .path("bundleKeys")
                .path(0);
        assertThat(bundle.isSignedBy(key)).isTrue();
        String changed = fetched.text().replace(bundle.header.path("expiresAt").asText(), "2099-01-01T00:00:00Z");
        assertThatThrownBy(() -> Bundle.open(changed, panel)).hasMessageContaining("Tag mismatch");
        assertThat(fetched.text()).doesNotContain("Ana", ana.toString(), "0801161DD6");
    }

    @Test
    void isOfNoUseToAnotherDevice() {
        office.set(Map.of("offline", true));
        BoundPanel panel = BoundPanel.of(office);
        String text = panel.send("GET", PATH, null).text();

        assertThatThrownBy(() -> Bundle.open(text, BoundPanel.withAKey())).hasMessageContaining("Tag mismatch");
    }

    @Test
    void hasOnlyWhoACardAloneLetsIn() throws Exception {
        personWithCard("Ana Silva", "CARD0001");
        UUID inactive = personWithCard("Ivy", "CARD0002");
        office.say(inactive, "user-deactivated", "Ivy", "inactive");
        office.awaitPerson(inactive, "inactive");
        personWithCard("Ben", "CARD0003");
        personWithCard("Claire", "CARD0003");
        UUID pinned = personWithCard("Pia", "CARD0004");
        office.database.execute(
                "insert into card_pin (organisation_id, user_id, version, ciphertext) values (?, ?, 1, ?)",
                office.id,
                pinned,
                new byte[] {1});
        UUID ended = office.person("Edda");
        office.registerCard(
                ended,
                UUID.randomUUID(),
                "CARD0005",
                Instant.now().minusSeconds(60).toString());
        office.awaitCards(ended, 1);
        office.set(Map.of("offline", true));
        BoundPanel panel = BoundPanel.of(office);

        Bundle bundle = Bundle.open(panel.send("GET", PATH, null).text(), panel);
        office.set(Map.of("offline", true, "pin", "off"));
        Bundle withoutPins = Bundle.open(panel.send("GET", PATH, null).text(), panel);

        assertThat(bundle.cards()).isOne();
        assertThat(bundle.holder("CARD0001")).isPresent();
        assertThat(withoutPins.cards()).isEqualTo(2);
        assertThat(withoutPins.holder("CARD0004")).isPresent();
    }

    @Test
    void isSentAgainOnlyWhenThereIsAnother() {
        UUID ana = personWithCard("Ana Silva", "CARD0001");
        office.set(Map.of("offline", true));
        BoundPanel panel = BoundPanel.of(office);
        String tag = panel.send("GET", PATH, null).etag().orElseThrow();

        assertThat(unless(panel, tag, clock.instant()).status()).isEqualTo(304);
        UUID card = UUID.randomUUID();
        office.registerCard(ana, card, "CARD0002", null);
        office.awaitCards(ana, 2);
        Answer another = unless(panel, tag, clock.instant());
        assertThat(another.status()).isEqualTo(200);
        clock.advance(Duration.ofHours(6));
        assertThat(unless(panel, another.etag().orElseThrow(), clock.instant()).status())
                .isEqualTo(200);
    }

    @Test
    void isForDevicesWithAKeyThatAreAllowedTo() {
        BoundPanel panel = BoundPanel.of(office);
        assertThat(panel.send("GET", PATH, null).problem()).isEqualTo("/problems/offline-not-allowed");
        office.set(Map.of("offline", true));
        assertThat(Http.send("GET", PATH, office.panel().token(), null).status())
                .isEqualTo(409);
        assertThat(panel.send("GET", PATH, null).status()).isEqualTo(200);
        office.set(Map.of("offline", true, "pin", "always"));
        assertThat(panel.send("GET", PATH, null).status()).isEqualTo(409);
        office.set(Map.of("offline", true, "methods", List.of("code")));
        assertThat(panel.send("GET", PATH, null).status()).isEqualTo(409);
    }

    @Test
    void holdsMoreCardsThanAPage() throws Exception {
        office.database.execute("""
                insert into person (organisation_id, user_id, state, display_name, revision)
                select ?::uuid, md5(n::text)::uuid, 'active', 'Person ' || n, 1 from generate_series(1, 4500) n""", office.id);
        office.database.execute("""
                insert into credential (
                    organisation_id, kind, credential_id, user_id, revision, blind_index, offline_index)
                select ?::uuid, 'card', md5('card' || n)::uuid, md5(n::text)::uuid, 1, sha256(n::text::bytea),
                       sha256(n::text::bytea)
                  from generate_series(1, 4500) n""", office.id);
        office.set(Map.of("offline", true));
        BoundPanel panel = BoundPanel.of(office);

        Bundle bundle = Bundle.open(panel.send("GET", PATH, null).text(), panel);

        assertThat(bundle.cards()).isEqualTo(4500);
    }

    private UUID personWithCard(String name, String number) {
        UUID person = office.person(name);
        office.registerCard(person, UUID.randomUUID(), number, null);
        office.awaitPerson(person, "active");
        office.awaitCards(person, 1);
        return person;
    }

    private Answer unless(BoundPanel panel, String tag, Instant now) {
        Map<String, Object> claims = BoundPanel.claims("GET", PATH, panel.token);
        claims.put("iat", now.getEpochSecond());
        return Http.send(
                "GET",
                PATH,
                null,
                null,
                Map.of(
                        "Authorization",
                        "DPoP " + panel.token,
                        "DPoP",
                        panel.proof(panel.header(), claims),
                        "If-None-Match",
                        tag));
    }
}
