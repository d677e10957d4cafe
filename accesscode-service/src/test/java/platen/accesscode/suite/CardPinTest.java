package platen.accesscode.suite;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Unsealer;
import platen.testing.TestDatabase;
import platen.testing.TestKeys;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** The PIN beside a person's cards: set, never shown, told to the gateway alone. */
@QuarkusTest
@WithEngines
class CardPinTest {

    private static final String PIN = "/api/v1/users/{id}/card-pin";
    private static final Unsealer GATEWAY = new Unsealer(KeyMaterial.in(TestKeys.of("mfd-gateway")));

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.activePerson();

    @Test
    void tellsTheGatewayWhatToCompareWith() throws Exception {
        put("\"0\"", "4711").statusCode(200).header("ETag", "\"1\"").body("set", is(true));

        TestRecord set = Credentials.last(ana, 2);
        assertThat(set.is("card-pin-set")).isTrue();
        assertThat(set.data().path("version").asLong()).isEqualTo(1);
        assertThat(matches(hash(set), "4711")).isTrue();
        assertThat(matches(hash(set), "4712")).isFalse();
    }

    @Test
    void isShownToNobody() {
        show().statusCode(200)
                .header("ETag", "\"0\"")
                .body("set", is(false), "version", is(0), "changedAt", nullValue());

        put("*", "94711749").statusCode(200).body(not(containsString("94711749")));

        show().statusCode(200).body("set", is(true), "version", is(1), "changedAt", notNullValue());
        show().body(not(containsString("94711749")), not(containsString("pbkdf2")));
        assertThat(TestDatabase.ofThisRun().dump())
                .noneMatch(line -> line.contains("pbkdf2") || line.contains("94711749"));
    }

    @Test
    void isCountedWithoutGapsWhenItIsChangedAndRemoved() {
        put("\"0\"", "4711").statusCode(200);
        put("\"0\"", "4712").statusCode(412);
        put("\"1\"", "4712").statusCode(200);
        delete("\"1\"").statusCode(412);
        delete("\"2\"").statusCode(200).body("set", is(false), "version", is(3));
        delete("*").statusCode(200).body("version", is(3));
        put("*", "4713").statusCode(200).body("version", is(4));

        List<TestRecord> events = Credentials.of(ana, 5).subList(1, 5);
        assertThat(events)
                .extracting(event -> event.data().path("version").asLong())
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(events.get(2).data().path("sealedPinHash").isNull()).isTrue();
        admin.request()
                .queryParam("user", ana.id)
                .get("/api/v1/audit")
                .then()
                .body("items.action.count('card-pin-set')", is(3))
                .body("items.action.count('card-pin-removed')", is(1));
    }

    @Test
    void isWrittenByOneOfThoseWhoSetItAtTheSameTime() throws Exception {
        List<Callable<Integer>> calls = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                        n -> () -> put("\"0\"", "471" + n).extract().statusCode())
                .toList();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var statuses = pool.invokeAll(calls).stream()
                    .map(answer -> answer.resultNow())
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            assertThat(statuses).isEqualTo(Map.of(200, 1L, 412, 7L));
        }
        show().body("version", is(1));
    }

    @Test
    void isRefusedWithTheRuleItBreaks() {
        put("*", "1234").statusCode(422).body("type", is("/problems/pin-refused"), "rule", is("trivial"));
        put("*", "47").statusCode(422).body("rule", is("too-short"), "errors[0].pointer", is("/pin"));
        put("*", "47 11")
                .statusCode(422)
                .body("rule", is("character-not-allowed"))
                .body(not(containsString("47 11")));
        admin.request()
                .header("If-Match", "*")
                .body("{}")
                .put(PIN, ana.id)
                .then()
                .statusCode(400);
        admin.request().body(Map.of("pin", "4711")).put(PIN, ana.id).then().statusCode(428);
        show().body("version", is(0));
    }

    @Test
    void belongsToSomebodyActiveWhoIsKnown() {
        put("*", "4711").statusCode(200);
        ana.deactivate();
        put("*", "4712").statusCode(409).body("type", is("/problems/user-inactive"));
        show().body("set", is(true));

        ana.delete();

        show().statusCode(404);
        put("*", "4712").statusCode(404);
        assertThat(Credentials.of(ana, 5).stream().filter(event -> event.is("card-pin-set")))
                .hasSize(2)
                .last()
                .matches(event -> event.data().path("sealedPinHash").isNull());
        assertThat(TestDatabase.ofThisRun()
                        .count("select count(*) from card_pin where user_id = ? and ciphertext is not null", ana.id))
                .isZero();
    }

    @Test
    void isRepeatedForAGatewayThatLostItBesideTheCards() throws Exception {
        put("*", "4711").statusCode(200);
        String gone = card("04A23FB1", null);
        admin.request()
                .delete("/api/v1/users/{id}/cards/{card}", ana.id, gone)
                .then()
                .statusCode(204);
        String end = Instant.now()
                .plus(2, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        card("5566AA77", end);

        given().auth()
                .oauth2(TestTokens.service("mfd-gateway"))
                .contentType(JSON)
                .body(Map.of("organisation", identity.organisation))
                .post("/api/v1/service/republish")
                .then()
                .statusCode(200);

        List<TestRecord> repeated = Credentials.of(ana, 9).subList(5, 9);
        assertThat(repeated)
                .allMatch(event -> event.json().path("republished").asBoolean())
                .extracting(TestRecord::type)
                .containsExactly(
                        "platen.accesscode.access-code-issued.v1",
                        "platen.accesscode.card-removed.v1",
                        "platen.accesscode.card-registered.v1",
                        "platen.accesscode.card-pin-set.v1");
        assertThat(repeated.get(1).data().path("cardId").asText()).isEqualTo(gone);
        assertThat(repeated.get(2).data().path("validUntil").asText()).isEqualTo(end);
        assertThat(repeated.getLast().data().path("version").asLong()).isEqualTo(1);
        assertThat(matches(hash(repeated.getLast()), "4711")).isTrue();
    }

    @Test
    void isClosedToOtherOrganisations() {
        put("*", "4711").statusCode(200);
        Admin stranger = Admin.of(IdentityFixture.knownOrganisation());

        stranger.request().get(PIN, ana.id).then().statusCode(404);
        stranger.request()
                .header("If-Match", "*")
                .body(Map.of("pin", "4712"))
                .put(PIN, ana.id)
                .then()
                .statusCode(404);
        stranger.request().header("If-Match", "*").delete(PIN, ana.id).then().statusCode(404);
        show().body("version", is(1));
    }

    @Test
    void isWhatItsHolderChoosesAtADevice() throws Exception {
        new GatewayFixture(identity.organisation).choosePin(ana.id, 1, "4711");

        TestRecord set = Credentials.last(ana, 2);
        assertThat(set.data().path("version").asLong()).isEqualTo(1);
        assertThat(matches(hash(set), "4711")).isTrue();
        admin.request()
                .queryParam("user", ana.id)
                .get("/api/v1/audit")
                .then()
                .body("items[-1].action", is("card-pin-set"), "items[-1].channel", is("device"));
    }

    @Test
    void isNotReplacedByAChoiceThatComesTooLateOrEverybodyWouldTry() {
        GatewayFixture gateway = new GatewayFixture(identity.organisation);
        gateway.choosePin(ana.id, 1, "1234");
        show().body("set", is(false));
        put("\"0\"", "4711").statusCode(200);

        gateway.choosePin(ana.id, 1, "8362");

        show().body("set", is(true), "version", is(1));
    }

    private String card(String number, @Nullable String end) {
        Map<String, Object> body = new HashMap<>(Map.of("number", number));
        body.put("validUntil", end);
        return admin.request()
                .body(body)
                .post("/api/v1/users/{id}/cards", ana.id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String hash(TestRecord set) {
        var sealed = set.data().path("sealedPinHash");
        var context = SealContext.event(
                "platen.accesscode.card-pin-set.v1",
                identity.organisation,
                ana.id,
                set.data().path("version").asLong());
        return GATEWAY.openText(
                new Sealed(sealed.path("recipient").asText(), sealed.path("box").asText()), context);
    }

    /** As the gateway will compare, from the PHC string alone. */
    private static boolean matches(String phc, String pin) throws Exception {
        String[] parts = phc.split("\\$", -1);
        assertThat(parts[1]).isEqualTo("pbkdf2-sha512");
        int iterations = Integer.parseInt(parts[2].substring("i=".length()));
        assertThat(iterations).isGreaterThanOrEqualTo(210_000);
        byte[] salt = Base64.getDecoder().decode(parts[3]);
        byte[] hash = Base64.getDecoder().decode(parts[4]);
        var spec = new PBEKeySpec(pin.toCharArray(), salt, iterations, hash.length * 8);
        return MessageDigest.isEqual(
                hash,
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                        .generateSecret(spec)
                        .getEncoded());
    }

    private ValidatableResponse show() {
        return admin.request().get(PIN, ana.id).then();
    }

    private ValidatableResponse put(String ifMatch, String pin) {
        return admin.request()
                .header("If-Match", ifMatch)
                .body(Map.of("pin", pin))
                .put(PIN, ana.id)
                .then();
    }

    private ValidatableResponse delete(String ifMatch) {
        return admin.request().header("If-Match", ifMatch).delete(PIN, ana.id).then();
    }
}
