package platen.accesscode.suite;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.kit.crypto.SealContext;
import platen.testing.TestDatabase;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** What identity asks for an import's preview and for an export. */
@QuarkusTest
@WithEngines
class ServiceRoutesTest {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.person();

    @Test
    void tellsWhatAnImportCouldSet() {
        ana.create("K7P4WX", "5566AA77");
        PersonFixture bob = identity.activePerson();

        String answer = validate(
                        item("new", null, "adm-1n7", "04:A2:3F:B1"),
                        item("taken", bob.id, "K7P4WX", "5566AA77"),
                        item("own", ana.id, "K7P4WX", "5566AA77"),
                        item("close", bob.id, "K7P4WY"),
                        item("closeToOwn", ana.id, "K7P4WZ"),
                        item("again", null, "ADM 1N7", "04A23FB1"),
                        item("broken", null, "1234", "::"),
                        item("cards only", null, NOTHING))
                .statusCode(200)
                .body("items.ref", hasSize(8))
                .body("items[0].accessCode.verdict", is("ok"), "items[0].accessCode.closeNeighbours", is(0))
                .body("items[0].cards.verdict", contains("ok"))
                .body("items[1].accessCode.verdict", is("taken"))
                .body("items[1].accessCode.holderUserId", is(ana.id.toString()))
                .body("items[1].cards[0].holderUserId", is(ana.id.toString()))
                .body("items[2].accessCode.verdict", is("duplicate-in-batch"))
                .body("items[3].accessCode.verdict", is("ok"), "items[3].accessCode.closeNeighbours", is(1))
                .body("items[4].accessCode.verdict", is("ok"), "items[4].accessCode.closeNeighbours", is(0))
                .body("items[5].accessCode.verdict", is("duplicate-in-batch"))
                .body("items[5].accessCode.firstRef", is("new"), "items[5].cards[0].firstRef", is("new"))
                .body("items[6].accessCode.verdict", is("refused"), "items[6].accessCode.rule", is("trivial"))
                .body("items[6].cards[0].rule", is("empty"))
                .body("items[7].accessCode", nullValue(), "items[7].cards", empty())
                .extract()
                .asString();

        assertThat(answer).doesNotContainIgnoringCase("ADM1N7").doesNotContain("K7P4W", "5566AA77");
        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
    }

    @Test
    void followsThePolicyOnTrivialCodes() {
        admin.policy(Map.of("trivialCodesAllowed", true)).statusCode(200);

        validate(item("a", null, "1234")).statusCode(200).body("items[0].accessCode.verdict", is("ok"));
    }

    @Test
    void changesNothing() {
        ana.create("K7P4WX", NOTHING);
        long before = audited();

        validate(item("a", ana.id, "ADM1N7", "04A23FB1")).statusCode(200);

        assertThat(audited()).isEqualTo(before);
        assertThat(admin.version(ana)).isEqualTo(1);
    }

    @Test
    void pointsAtEachItemThatIsNotUnderstood() {
        Map<String, Object> foreign = item("a", null, "ADM1N7");
        foreign.put("ref", "b");
        Map<String, Object> unsealed = item("c", null, NOTHING);
        unsealed.put("accessCode", Map.of("state", "set"));
        Map<String, Object> repeated = item("b", null, NOTHING);

        validate(foreign, unsealed, repeated)
                .statusCode(400)
                .body("type", is("/problems/invalid-request"))
                .body("errors.pointer", contains("/items/0/accessCode/sealed", "/items/1/accessCode", "/items/2/ref"));
        Map<String, Object> nameless = item("a", null, NOTHING);
        nameless.remove("ref");
        validate(nameless).statusCode(400).body("errors.pointer", contains("/items/0/ref"));
        validate().statusCode(400).body("errors.pointer", contains("/items"));
        List<Map<String, Object>> many = new ArrayList<>();
        for (int place = 0; place < 501; place++) {
            many.add(item("row " + place, null, NOTHING));
        }
        post("/credential-validations", Map.of("organisation", identity.organisation, "items", many))
                .statusCode(400)
                .body("errors.pointer", contains("/items"));
    }

    @Test
    void doesNotOpenAValueSealedForAnotherOrganisation() {
        Map<String, Object> foreign = item("a", null, "ADM1N7");

        post(
                        "/credential-validations",
                        Map.of(
                                "organisation",
                                IdentityFixture.knownOrganisation().organisation,
                                "items",
                                List.of(foreign)))
                .statusCode(400)
                .body("errors.pointer", contains("/items/0/accessCode/sealed"));
    }

    @Test
    void judgesFiveHundredItems() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int place = 0; place < 500; place++) {
            many.add(item("row " + place, null, String.format("X%05dQ", place * 37), String.format("04A2%04X", place)));
        }

        post("/credential-validations", Map.of("organisation", identity.organisation, "items", many))
                .statusCode(200)
                .body("items", hasSize(500))
                .body("items.accessCode.findAll { it.verdict != 'ok' }", empty());
    }

    @Test
    void revealsCodesAndCardsInTheNameOfWhoAsked() {
        ana.create("K7P4WX", "5566AA77");
        PersonFixture bob = identity.activePerson();
        bob.deactivate();
        PersonFixture gone = identity.activePerson();
        gone.delete();
        UUID stranger = IdentityFixture.knownOrganisation().activePerson().id;

        reveal(ana.id, bob.id, gone.id, stranger, ana.id)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items.userId", contains(ana.id.toString(), bob.id.toString()))
                .body("items[0].accessCode", is("K7P4WX"), "items[0].codeOrigin", is("synced"))
                .body("items[0].cards.number", contains("5566AA77"))
                .body("items[1].accessCode", is(admin.reveal(bob)))
                .body("unknown", contains(gone.id.toString(), stranger.toString()));

        List<Map<String, Object>> traces = DATABASE.rows(
                "select user_id, actor, reason from audit where organisation_id = ? and action = 'credentials-revealed'",
                identity.organisation);
        assertThat(traces).extracting(row -> row.get("user_id")).containsExactlyInAnyOrder(ana.id, bob.id);
        assertThat(traces).allMatch(row -> "subject-of-alice".equals(row.get("actor")));
        assertThat(traces).allMatch(row -> "user-export".equals(row.get("reason")));
    }

    @Test
    void withholdsACodeThatNoAdministratorMaySee() {
        ana.create("K7P4WX", "5566AA77");
        admin.policy(Map.of("revealRoles", List.of("helpdesk"))).statusCode(200);

        reveal(ana.id)
                .statusCode(200)
                .body("items[0].accessCode", nullValue(), "items[0].codeWithheld", is(true))
                .body("items[0].cards.number", contains("5566AA77"));
    }

    @Test
    void revealsNothingToAnUnclearRequest() {
        ana.create(NOTHING, NOTHING);
        long before = audited();

        post("/reveals", Map.of("organisation", identity.organisation, "users", List.of(ana.id), "purpose", "x"))
                .statusCode(400)
                .body("errors.pointer", contains("/actor"));
        post(
                        "/reveals",
                        Map.of(
                                "organisation",
                                identity.organisation,
                                "actor",
                                "a\nb",
                                "purpose",
                                "Any reason",
                                "users",
                                List.of()))
                .statusCode(400)
                .body("errors.pointer", contains("/actor", "/purpose", "/users"));
        reveal(Stream.generate(UUID::randomUUID).limit(501).toArray(UUID[]::new))
                .statusCode(400)
                .body("errors.pointer", contains("/users"));

        assertThat(audited()).isEqualTo(before);
    }

    @Test
    void checksACredentialUnderAnyOfTheKeysItMayBeUnder() {
        ana.create(NOTHING, NOTHING);
        String index = Credentials.last(ana, 1).data().path("blindIndex").asText();
        String other = "A".repeat(43);

        check(other, List.of(index)).statusCode(200).body("userId", is(ana.id.toString()));
        check(other, List.of(other)).statusCode(200).body("userId", nullValue());
        check(index, List.of("short")).statusCode(400).body("errors[0].pointer", containsString("/alternatives/0"));
        check(index, List.of(other, other, other, other, other)).statusCode(400);
    }

    private ValidatableResponse check(String index, List<String> alternatives) {
        return post(
                "/credential-checks",
                Map.of(
                        "organisation",
                        identity.organisation,
                        "type",
                        "access-code",
                        "blindIndex",
                        index,
                        "alternatives",
                        alternatives));
    }

    private ValidatableResponse reveal(UUID... users) {
        return post(
                "/reveals",
                Map.of(
                        "organisation",
                        identity.organisation,
                        "actor",
                        "subject-of-alice",
                        "purpose",
                        "user-export",
                        "users",
                        List.of(users)));
    }

    @SafeVarargs
    private ValidatableResponse validate(Map<String, Object>... items) {
        return post("/credential-validations", Map.of("organisation", identity.organisation, "items", List.of(items)));
    }

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return given().auth()
                .oauth2(TestTokens.service("identity"))
                .contentType(JSON)
                .body(body)
                .post("/api/v1/service" + path)
                .then();
    }

    private Map<String, Object> item(String ref, @Nullable UUID user, String code, String... cards) {
        UUID observation = UUID.randomUUID();
        Map<String, Object> item = new HashMap<>();
        item.put("ref", ref);
        item.put("observationId", observation);
        if (user != null) {
            item.put("userId", user);
        }
        if (!code.equals(NOTHING)) {
            item.put("accessCode", Map.of("state", "set", "sealed", sealed(ref, observation, "access-code", code)));
        }
        item.put(
                "cards",
                Stream.of(cards)
                        .map(card -> sealed(ref, observation, "card", card))
                        .toList());
        return item;
    }

    private Object sealed(String ref, UUID observation, String kind, String value) {
        var context = SealContext.directory(identity.organisation, "import", ref, observation, kind);
        return identity.sealer().seal("accesscode", context, value);
    }

    private long audited() {
        return DATABASE.count("select count(*) from audit where organisation_id = ?", identity.organisation);
    }
}
