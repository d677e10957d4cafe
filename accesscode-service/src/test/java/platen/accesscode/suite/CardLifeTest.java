package platen.accesscode.suite;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.GOOGLE;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import platen.accesscode.cards.TendCards;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Temporary cards, labels, limits, and cards that come back. */
@QuarkusTest
@WithEngines
class CardLifeTest {

    private static final String CARDS = "/api/v1/users/{id}/cards";
    private static final String CARD = CARDS + "/{card}";
    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();

    @Inject
    TendCards tendCards;

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.activePerson();

    @Test
    void endsATemporaryCardByItselfAndOnce() {
        String card = temporary(Instant.now().plus(2, ChronoUnit.DAYS));
        assertThat(Credentials.last(ana, 2).data().path("validUntil").asText()).isNotEmpty();

        letEnd(card);
        tendByFourAtOnce();

        list(ana).body("items", empty());
        assertThat(eventsOnceDone()).containsExactly("access-code-issued", "card-registered", "card-removed");
    }

    @Test
    void tellsOnceThatACardEndsSoonAndAgainWhenItsEndIsPutOff() {
        String card = temporary(Instant.now().plus(1, ChronoUnit.HOURS));

        tendByFourAtOnce();
        change(
                card,
                Map.of("validUntil", Instant.now().plus(2, ChronoUnit.HOURS).toString()));
        tendByFourAtOnce();
        change(card, Map.of("validUntil", Instant.now().plus(9, ChronoUnit.DAYS).toString()));
        tendByFourAtOnce();

        assertThat(eventsOnceDone())
                .containsExactly(
                        "access-code-issued",
                        "card-registered",
                        "card-expiring",
                        "card-registered",
                        "card-expiring",
                        "card-registered");
    }

    @Test
    void givesAnEndedCardToWhomWaitsForIt() {
        PersonFixture bob = identity.activePerson();
        String card = temporary(Instant.now().plus(2, ChronoUnit.DAYS));
        bob.observe(GOOGLE, true, NOTHING, "5566AA77");

        letEnd(card);
        tendByFourAtOnce();

        list(bob).body("items.masked", contains("••••AA77"), "items.origin", contains("synced"));
        admin.request().get("/api/v1/conflicts").then().body("items", empty());
    }

    @Test
    void saysThatACardWhoseTimeIsOverWorksForNobody() {
        String card = temporary(Instant.now().plus(2, ChronoUnit.DAYS));
        String index = Credentials.last(ana, 2).data().path("blindIndex").asText();
        assertThat(holder(index)).isEqualTo(ana.id.toString());

        letEnd(card);

        assertThat(holder(index)).isNull();
    }

    private String holder(String index) {
        return given().auth()
                .oauth2(TestTokens.service("mfd-gateway"))
                .contentType(JSON)
                .body(Map.of("organisation", identity.organisation, "type", "card", "blindIndex", index))
                .post("/api/v1/service/credential-checks")
                .then()
                .statusCode(200)
                .extract()
                .path("userId");
    }

    @Test
    void endsTheCardOfSomebodyInactiveInSilence() {
        String card = temporary(Instant.now().plus(2, ChronoUnit.DAYS));
        ana.deactivate();

        letEnd(card);
        tendByFourAtOnce();
        ana.reactivate();

        list(ana).body("items", empty());
        assertThat(Credentials.of(ana, 5).stream().filter(event -> event.is("card-removed")))
                .hasSize(1);
    }

    @Test
    void refusesAnEndThatIsNotInTheFutureAndALabelThatTellsTheNumber() {
        register(Map.of("number", "5566AA77", "validUntil", "2020-01-01T00:00:00Z"))
                .statusCode(422)
                .body("rule", is("not-in-the-future"), "errors[0].pointer", is("/validUntil"));
        register(Map.of("number", "5566AA77", "validUntil", "+999999999-12-31T23:59:59Z"))
                .statusCode(422)
                .body("rule", is("too-far-ahead"), "errors[0].pointer", is("/validUntil"));
        register(Map.of("number", "5566AA77", "validUntil", "-999999999-01-01T00:00:00Z"))
                .statusCode(422)
                .body("rule", is("not-in-the-future"));
        register(Map.of("number", "5566AA77", "validUntil", "tomorrow"))
                .statusCode(400)
                .body("errors[0].pointer", is("/validUntil"));
        register(Map.of("number", "5566AA77", "label", "spare 55:66:aa:77"))
                .statusCode(422)
                .body("rule", is("holds-the-number"), "errors[0].pointer", is("/label"));
        register(Map.of("number", "5566AA77", "label", "x".repeat(65))).statusCode(400);
        register(Map.of("number", "08A1B2C3")).statusCode(422).body("rule", is("random-uid"));
        list(ana).body("items", empty());
    }

    @Test
    void changesALabelForWhoHasSeenTheCardAsItIs() {
        String card = register(Map.of("number", "5566AA77", "label", " Key fob "))
                .statusCode(201)
                .body("label", is("Key fob"), "validUntil", nullValue())
                .extract()
                .path("id");

        admin.request().body("{}").put(CARD, ana.id, card).then().statusCode(428);
        admin.request()
                .header("If-Match", "\"1\"")
                .body(Map.of("label", "Badge"))
                .put(CARD, ana.id, card)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("label", is("Badge"));
        admin.request()
                .header("If-Match", "\"1\"")
                .body(Map.of("label", "Ring"))
                .put(CARD, ana.id, card)
                .then()
                .statusCode(412);
        list(ana).body("items.label", contains("Badge"));
        assertThat(eventsOnceDone()).containsExactly("access-code-issued", "card-registered");
    }

    @Test
    void letsNobodyHaveMoreCardsThanTheLimit() {
        IntStream.range(0, 10)
                .forEach(n -> register(Map.of("number", "04A23F0" + n)).statusCode(201));

        register(Map.of("number", "04A23F99"))
                .statusCode(409)
                .body("type", is("/problems/card-limit-reached"), "limit", is(10));
        ana.observe(GOOGLE, true, NOTHING, "04A23F98");

        TestRecord refused = Credentials.last(ana, 12);
        assertThat(refused.is("credential-refused")).isTrue();
        assertThat(refused.data().path("reason").asText()).isEqualTo("card-limit-reached");
        assertThat(list(ana).extract().<List<?>>path("items")).hasSize(10);
    }

    @Test
    void takesTheLimitFromThePolicyAndLeavesCardsThatAreThere() {
        register(Map.of("number", "5566AA77")).statusCode(201);
        register(Map.of("number", "5566AA78")).statusCode(201);

        admin.policy(Map.of("cardsPerUser", 1)).statusCode(200);
        register(Map.of("number", "5566AA79")).statusCode(409).body("limit", is(1));
        assertThat(list(ana).extract().<List<?>>path("items")).hasSize(2);

        admin.policy(Map.of("cardsPerUser", 3)).statusCode(200);
        register(Map.of("number", "5566AA79")).statusCode(201);
    }

    @Test
    void restoresARemovedCardOnce() {
        String card = register(Map.of("number", "5566AA77", "label", "Badge"))
                .extract()
                .path("id");
        admin.request().delete(CARD, ana.id, card).then().statusCode(204);
        removed()
                .body("items.id", contains(card), "items.state", contains("removed"))
                .body("items[0].removedBecause", is("by-admin"), "items[0].restorableUntil", notNullValue());

        restore(ana, card).statusCode(200).body("id", is(card), "label", is("Badge"), "state", is("active"));
        restore(ana, card).statusCode(200).body("id", is(card));

        list(ana).body("items.id", contains(card));
        removed().body("items", empty());
        admin.request()
                .queryParam("user", ana.id)
                .get("/api/v1/audit")
                .then()
                .body(
                        "items.action.findAll { it.startsWith('card') }",
                        contains("card-registered", "card-removed", "card-restored"));
        assertThat(eventsOnceDone())
                .containsExactly("access-code-issued", "card-registered", "card-removed", "card-registered");
    }

    @Test
    void restoresNothingThatIsSomebodyElsesByNow() {
        PersonFixture bob = identity.activePerson();
        String card = register(Map.of("number", "5566AA77")).extract().path("id");
        admin.request().delete(CARD, ana.id, card).then().statusCode(204);
        admin.request()
                .body(Map.of("number", "5566AA77"))
                .post(CARDS, bob.id)
                .then()
                .statusCode(201);

        restore(ana, card).statusCode(409).body("type", is("/problems/card-already-taken"));
        restore(bob, card).statusCode(404);

        removed().body("items.id", contains(card));
    }

    @Test
    void restoresNothingForSomebodyInactiveNorAfterItsEnd() {
        String card = temporary(Instant.now().plus(2, ChronoUnit.DAYS));
        letEnd(card);
        tendByFourAtOnce();

        restore(ana, card).statusCode(409).body("type", is("/problems/card-has-ended"));
        ana.deactivate();
        restore(ana, card).statusCode(409).body("type", is("/problems/user-inactive"));
    }

    @Test
    void restoresWhatASourceHasGivenUpAsTheAdministratorsOwn() {
        ana.observe(GOOGLE, true, NOTHING, "5566AA77");
        ana.observe(GOOGLE, true, NOTHING, CLEARED);
        String card = removed().extract().path("items[0].id");

        restore(ana, card).statusCode(200).body("origin", is("typed"), "source", nullValue());
    }

    @Test
    void forgetsARemovedCardWhenItsTimeIsOver() {
        String card = register(Map.of("number", "5566AA77")).extract().path("id");
        admin.request().delete(CARD, ana.id, card).then().statusCode(204);
        DATABASE.execute("update removed_card set remembered_until = now() where id = ?", UUID.fromString(card));

        restore(ana, card).statusCode(404);
        tendByFourAtOnce();

        assertThat(DATABASE.count("select count(*) from removed_card where user_id = ?", ana.id))
                .isZero();
    }

    @Test
    void forgetsWhatWasRemovedOfSomebodyDeleted() {
        String card = register(Map.of("number", "5566AA77")).extract().path("id");
        register(Map.of("number", "5566AA78")).statusCode(201);
        admin.request().delete(CARD, ana.id, card).then().statusCode(204);

        ana.delete();

        assertThat(DATABASE.count("select count(*) from removed_card where user_id = ?", ana.id))
                .isZero();
        restore(ana, card).statusCode(404);
        admin.request().queryParam("removed", true).get(CARDS, ana.id).then().statusCode(404);
    }

    @Test
    void letsALostCardOfSomebodyInactiveBeRemoved() {
        String card = register(Map.of("number", "5566AA77")).extract().path("id");
        ana.deactivate();

        admin.request().delete(CARD, ana.id, card).then().statusCode(204);
        ana.reactivate();

        list(ana).body("items", empty());
    }

    @Test
    void isClosedToOtherOrganisations() {
        String card = register(Map.of("number", "5566AA77")).extract().path("id");
        Admin stranger = Admin.of(IdentityFixture.knownOrganisation());

        stranger.request().get(CARDS, ana.id).then().statusCode(404);
        stranger.request().get(CARD, ana.id, card).then().statusCode(404);
        stranger.request()
                .header("If-Match", "*")
                .body("{}")
                .put(CARD, ana.id, card)
                .then()
                .statusCode(404);
        stranger.request().delete(CARD, ana.id, card).then().statusCode(404);
        admin.request().delete(CARD, ana.id, card).then().statusCode(204);
        stranger.request().post(CARD + "/restore", ana.id, card).then().statusCode(404);
        stranger.request().queryParam("removed", true).get(CARDS, ana.id).then().statusCode(404);
        removed().body("items.id", contains(card));
    }

    /** As several replicas whose timers fire at the same time. */
    private void tendByFourAtOnce() {
        Uni.join()
                .all(tendCards.tend(), tendCards.tend(), tendCards.tend(), tendCards.tend())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    /** Names of all Ana's events so far: what comes after them marks the end. */
    private List<String> eventsOnceDone() {
        ana.deactivate();
        var marker = TestDatabase.ofThisRun();
        long count = marker.count(
                "select last from outbox_sequence where topic = ? and key = ?", Credentials.TOPIC, ana.id.toString());
        return Credentials.of(ana, (int) count).stream()
                .takeWhile(event -> !event.is("access-code-retired"))
                .map(TestRecord::type)
                .map(type -> type.substring("platen.accesscode.".length(), type.length() - ".v1".length()))
                .toList();
    }

    private String temporary(Instant end) {
        return register(Map.of("number", "5566AA77", "validUntil", end.toString()))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void letEnd(String card) {
        DATABASE.execute("update card set valid_until = now() where id = ?", UUID.fromString(card));
    }

    private void change(String card, Map<String, ?> body) {
        admin.request()
                .header("If-Match", "*")
                .body(body)
                .put(CARD, ana.id, card)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse register(Map<String, ?> body) {
        return admin.request().body(body).post(CARDS, ana.id).then();
    }

    private ValidatableResponse restore(PersonFixture person, String card) {
        return admin.request().post(CARD + "/restore", person.id, card).then();
    }

    private ValidatableResponse list(PersonFixture person) {
        return admin.request().get(CARDS, person.id).then().statusCode(200);
    }

    private ValidatableResponse removed() {
        return admin.request()
                .queryParam("removed", true)
                .get(CARDS, ana.id)
                .then()
                .statusCode(200);
    }
}
