package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

/** Tokens that are of use with the key of their device only. */
@QuarkusTest
@WithEngines
class BoundTokenTest extends GatewaySuite {

    private static final String CONFIG = "/v1/devices/self/config";
    private static final String RENEW = "/v1/devices/self/token";

    @Test
    void worksWithAProofByTheDevicesKey() {
        office.personWithCode("Ana Silva", "K7P2M9");
        BoundPanel panel = BoundPanel.of(office);

        Answer login = panel.send(
                "POST",
                "/v1/sessions",
                Map.of("attemptId", "a", "credential", Map.of("type", "code", "value", "K7P2M9")));

        assertThat(login.status()).isEqualTo(201);
        assertThat(panel.send("GET", "/v1/sessions/" + login.sessionId(), null).status())
                .isEqualTo(200);
        assertThat(panel.send("GET", CONFIG, null).status()).isEqualTo(200);
    }

    @Test
    void isOfNoUseElsewhere() {
        BoundPanel panel = BoundPanel.of(office);
        BoundPanel thief = BoundPanel.withAKey();
        thief.token = panel.token;

        assertThat(Http.send("GET", CONFIG, panel.token, null).status()).isEqualTo(401);
        assertThat(thief.send("GET", CONFIG, null).status()).isEqualTo(401);
        assertThat(Http.send("GET", CONFIG, null, null, Map.of("Authorization", "DPoP " + panel.token))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void isNotTakenFromADeviceWithoutAKey() {
        BoundPanel other = BoundPanel.withAKey();
        other.token = office.panel().token();

        assertThat(other.send("GET", CONFIG, null).status()).isEqualTo(401);
        assertThat(other.send("POST", RENEW, null).status()).isEqualTo(401);
        assertThat(Http.send("POST", RENEW, other.token, null).problem()).isEqualTo("/problems/token-not-renewable");
    }

    @Test
    void takesAProofOnce() {
        BoundPanel panel = BoundPanel.of(office);
        String proof = panel.proof("GET", CONFIG, panel.token);

        List<Integer> statuses =
                Parallel.run(4, number -> panel.send("GET", CONFIG, null, proof).status());

        assertThat(statuses).containsOnly(200, 401).containsOnlyOnce(200);
    }

    @Test
    void takesNoProofOfAnythingElse() {
        BoundPanel panel = BoundPanel.of(office);
        Map<String, Consumer<Map<String, Object>>> wrongClaims = Map.of(
                "another method", claims -> claims.put("htm", "POST"),
                "another path", claims -> claims.put("htu", "http://localhost/v1/sessions"),
                "another host", claims -> claims.put("htu", "https://evil.example" + CONFIG),
                "another token", claims -> claims.put("ath", "AAAA"),
                "no token", claims -> claims.remove("ath"),
                "no id", claims -> claims.remove("jti"),
                "a long id", claims -> claims.put("jti", "x".repeat(129)),
                "a time to come", claims -> claims.put("iat", Instant.now().getEpochSecond() + 90),
                "a time gone by", claims -> claims.put("iat", Instant.now().getEpochSecond() - 90),
                "no time", claims -> claims.put("iat", "now"));
        wrongClaims.forEach((what, change) -> {
            Map<String, Object> claims = BoundPanel.claims("GET", CONFIG, panel.token);
            change.accept(claims);
            assertThat(panel.send("GET", CONFIG, null, panel.proof(panel.header(), claims))
                            .status())
                    .as(what)
                    .isEqualTo(401);
        });
    }

    @Test
    void takesNoProofInAnotherForm() {
        BoundPanel panel = BoundPanel.of(office);
        BoundPanel other = BoundPanel.withAKey();
        Map<String, Consumer<Map<String, Object>>> wrongHeaders = Map.of(
                "another type", header -> header.put("typ", "JWT"),
                "no signature", header -> header.put("alg", "none"),
                "a key of ours", header -> header.put("alg", "HS256"),
                "an extension", header -> header.put("crit", List.of("b64")),
                "another's key", header -> header.put("jwk", other.jwk()),
                "a private key", header -> header.put("jwk", with(panel.jwk(), "d", "AAAA")),
                "no point", header -> header.put("jwk", with(panel.jwk(), "x", "A".repeat(43))),
                "no key", header -> header.remove("jwk"));
        wrongHeaders.forEach((what, change) -> {
            Map<String, Object> header = panel.header();
            change.accept(header);
            String proof = panel.proof(header, BoundPanel.claims("GET", CONFIG, panel.token));
            assertThat(panel.send("GET", CONFIG, null, proof).status()).as(what).isEqualTo(401);
        });
        for (String text : List.of("", "a.b", "a.b.c", "....", "{}.{}.{}", "x".repeat(5000))) {
            assertThat(panel.send("GET", CONFIG, null, text).status()).isEqualTo(401);
        }
        String proof = panel.proof("GET", CONFIG, panel.token);
        String cut = proof.substring(0, proof.lastIndexOf('.') + 1);
        assertThat(panel.send("GET", CONFIG, null, cut + "AAAA").status()).isEqualTo(401);
        assertThat(panel.send("GET", CONFIG, null, proof).status()).isEqualTo(200);
    }

    private static Map<String, String> with(Map<String, String> jwk, String name, String value) {
        Map<String, String> changed = new HashMap<>(jwk);
        changed.put(name, value);
        return changed;
    }

    @Test
    void isGivenToWhoProvesTheKeyItAskedWith() {
        BoundPanel panel = BoundPanel.withAKey();
        Answer started = panel.startPairing();
        Answer shown = Http.send(
                "POST",
                "/api/v1/devices/pairings/preview",
                office.admin(),
                Map.of("pairingCode", started.json().path("pairingCode").asText()));
        Answer approved = office.approve(started, "Library copier");

        Answer without = Office.collect(started);
        Answer byAnother = BoundPanel.withAKey().collect(started);
        Answer byItself = panel.collect(started);

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.problem()).isEqualTo("/problems/key-proof-required");
        assertThat(byAnother.status()).isEqualTo(401);
        assertThat(byItself.status()).isEqualTo(200);
        assertThat(shown.json().path("keyThumbprint").asText())
                .hasSize(43)
                .isEqualTo(approved.json().path("keyThumbprint").asText());
    }

    @Test
    void refusesAKeyThatIsNone() {
        Map<String, String> jwk = BoundPanel.withAKey().jwk();
        for (Map<String, String> wrong : List.of(
                with(jwk, "kty", "RSA"),
                with(jwk, "crv", "P-384"),
                with(jwk, "x", "A".repeat(43)),
                with(jwk, "y", "AAAA"))) {
            Answer refused = Http.send(
                    "POST",
                    "/v1/devices/pairings",
                    null,
                    Map.of("serial", "A", "model", "B", "vendor", "C", "publicKey", wrong));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("/publicKey");
        }
    }

    @Test
    void isRenewedByTheDeviceItself() {
        BoundPanel panel = BoundPanel.of(office);
        String before = panel.token;

        Answer renewed = panel.send("POST", RENEW, null);

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(panel.send("GET", CONFIG, null).status()).isEqualTo(200);
        panel.token = renewed.json().path("deviceToken").asText();
        assertThat(panel.send("GET", CONFIG, null).status()).isEqualTo(200);
        panel.token = before;
        assertThat(panel.send("GET", CONFIG, null).status()).isEqualTo(401);
    }

    @Test
    void isRenewedAgainWhenTheAnswerWasLost() {
        BoundPanel panel = BoundPanel.of(office);
        String before = panel.token;
        assertThat(panel.send("POST", RENEW, null).status()).isEqualTo(200);
        Answer again = panel.send("POST", RENEW, null);
        assertThat(again.status()).isEqualTo(200);
        assertThat(panel.send("GET", CONFIG, null).status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(5));
        Map<String, Object> claims = BoundPanel.claims("GET", CONFIG, before);
        claims.put("iat", clock.instant().getEpochSecond());

        assertThat(panel.send("GET", CONFIG, null, panel.proof(panel.header(), claims))
                        .status())
                .isEqualTo(401);
        panel.token = again.json().path("deviceToken").asText();
        claims = BoundPanel.claims("GET", CONFIG, panel.token);
        claims.put("iat", clock.instant().getEpochSecond());
        assertThat(panel.send("GET", CONFIG, null, panel.proof(panel.header(), claims))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void isNotRenewedOnceTheDeviceIsUnpaired() {
        BoundPanel panel = BoundPanel.of(office);
        String before = panel.token;
        String renewed =
                panel.send("POST", RENEW, null).json().path("deviceToken").asText();
        String id = panel.send("GET", CONFIG, null).json().path("deviceId").asText();
        assertThat(Http.send("DELETE", "/api/v1/devices/" + id, office.admin(), null)
                        .status())
                .isEqualTo(204);

        for (String token : List.of(before, renewed)) {
            panel.token = token;
            assertThat(panel.send("POST", RENEW, null).status()).isEqualTo(401);
        }
    }

    @Test
    void tellsADeviceWithAWrongClockTheTime() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + CONFIG))
                .header("Authorization", "DPoP " + BoundPanel.of(office).token)
                .header("DPoP", "x")
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Date")).isPresent();
        assertThat(answer.headers().allValues("WWW-Authenticate").toString()).contains("DPoP");
    }

    @Test
    void keepsIdsOfProofsNoLongerThanTheyAreOfUse() {
        BoundPanel panel = BoundPanel.of(office);
        panel.send("GET", CONFIG, null);
        assertThat(proofs()).isOne();
        clock.advance(Duration.ofMinutes(6));
        Map<String, Object> claims = BoundPanel.claims("GET", CONFIG, panel.token);
        claims.put("iat", clock.instant().getEpochSecond());

        panel.send("GET", CONFIG, null, panel.proof(panel.header(), claims));

        assertThat(proofs()).isOne();
    }

    private long proofs() {
        return office.database.count("select count(*) from device_proof where organisation_id = ?", office.id);
    }
}
