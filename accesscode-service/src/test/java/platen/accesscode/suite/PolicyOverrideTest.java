package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** Some people's policy differs from their organisation's: by the override that identity resolved from their groups. */
@QuarkusTest
@WithEngines
class PolicyOverrideTest {

    private static final String OVERRIDES = "/api/v1/policy/overrides";
    private static final String OVERRIDE = OVERRIDES + "/{name}";
    private static final Map<String, Object> EIGHT_DIGITS = Map.of("format", "numeric", "minLength", 8);

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.person();

    @Test
    void shapesTheCodesOfItsPeopleOnly() {
        make("pupils", EIGHT_DIGITS).statusCode(201);

        ana.createUnder("pupils");

        assertThat(admin.reveal(ana)).matches("\\d{8}");
        assertThat(admin.reveal(identity.activePerson())).hasSize(6);
    }

    @Test
    void holdsFromWhenItIsMadeAndTouchesNoCodeThatExists() {
        ana.createUnder("pupils");
        String before = admin.reveal(ana);
        assertThat(before).as("nobody has made the override yet").hasSize(6);

        make("pupils", EIGHT_DIGITS).statusCode(201);

        assertThat(admin.reveal(ana)).isEqualTo(before);
        admin.remove(ana).statusCode(200);
        assertThat(admin.reveal(ana)).matches("\\d{8}");
    }

    @Test
    void followsThePersonsGroups() {
        make("pupils", EIGHT_DIGITS).statusCode(201);
        ana.create("K7P4WX", NOTHING);

        ana.moveUnder("pupils");

        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        ana.observe(CLEARED);
        assertThat(admin.reveal(ana)).matches("\\d{8}");
        ana.moveUnder(null);
        admin.generate(ana).statusCode(200);
        assertThat(admin.reveal(ana)).hasSize(6);
    }

    @Test
    void followsWhatIdentitySaysOfWhoGoesAndComesBack() {
        make("pupils", EIGHT_DIGITS).statusCode(201);
        ana.createUnder("pupils");
        ana.deactivate();
        ana.reactivate();

        admin.generate(ana).statusCode(200);

        assertThat(admin.reveal(ana)).as("the events named no override").hasSize(6);
    }

    @Test
    void decidesOnTrivialCodesOfItsPeople() {
        make("guests", Map.of("trivialCodesAllowed", true)).statusCode(201);
        ana.createUnder("guests");

        admin.set(ana, "1234").statusCode(200);

        admin.set(identity.activePerson(), "4321").statusCode(422);
    }

    @Test
    void limitsTheCardsOfItsPeople() {
        make("pupils", Map.of("cardsPerUser", 1)).statusCode(201).body("cardsPerUser", is(1));
        ana.createUnder("pupils");
        PersonFixture bob = identity.activePerson();

        for (PersonFixture person : List.of(ana, bob)) {
            card(person, person.id.toString()).statusCode(201);
        }

        card(ana, "04A23FB1").statusCode(409).body("limit", is(1));
        card(bob, "04A23FB1").statusCode(201);
    }

    private ValidatableResponse card(PersonFixture person, String number) {
        return admin.request()
                .body(Map.of("number", number))
                .post("/api/v1/users/{id}/cards", person.id)
                .then();
    }

    @Test
    void isMadeShownChangedAndRemoved() {
        make("Year 7", EIGHT_DIGITS)
                .statusCode(201)
                .header("Location", endsWith("/api/v1/policy/overrides/Year%207"))
                .header("ETag", "\"1\"");
        admin.request()
                .get(OVERRIDE, "Year 7")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", is("Year 7"), "format", is("numeric"), "minLength", is(8), "version", is(1))
                .body("densityLimit", nullValue(), "revealRoles", nullValue());

        change("Year 7", "\"1\"", Map.of("revealRoles", List.of("admin"), "expiresAfterDays", 0))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("format", nullValue(), "revealRoles", contains("admin"), "expiresAfterDays", is(0));
        admin.request()
                .header("If-Match", "\"1\"")
                .delete(OVERRIDE, "Year 7")
                .then()
                .statusCode(412);
        admin.request()
                .header("If-Match", "\"2\"")
                .delete(OVERRIDE, "Year 7")
                .then()
                .statusCode(204);

        admin.request().get(OVERRIDE, "Year 7").then().statusCode(404);
        admin.request()
                .header("If-Match", "*")
                .delete(OVERRIDE, "Year 7")
                .then()
                .statusCode(404);
        make("Year 7", EIGHT_DIGITS).statusCode(201).header("ETag", "\"3\"");
        admin.request()
                .get("/api/v1/audit")
                .then()
                .body(
                        "items.action",
                        contains(
                                "policy-override-changed",
                                "policy-override-changed",
                                "policy-override-removed",
                                "policy-override-changed"));
    }

    @Test
    void isNotOverwrittenByWhoHasNotSeenIt() {
        make("pupils", EIGHT_DIGITS).statusCode(201);
        change("pupils", "*", Map.of("minLength", 9)).statusCode(200);

        make("pupils", EIGHT_DIGITS).statusCode(412);
        change("pupils", "\"1\"", EIGHT_DIGITS).statusCode(412);
        change("others", "*", EIGHT_DIGITS).statusCode(412);
        admin.request().body(EIGHT_DIGITS).put(OVERRIDE, "pupils").then().statusCode(428);
        admin.request().delete(OVERRIDE, "pupils").then().statusCode(428);
        admin.request()
                .header("If-None-Match", "\"1\"")
                .body(EIGHT_DIGITS)
                .put(OVERRIDE, "pupils")
                .then()
                .statusCode(400);

        admin.request().get(OVERRIDE, "pupils").then().body("minLength", is(9));
        admin.request().get(OVERRIDE, "others").then().statusCode(404);
    }

    @Test
    void isListedPageByPageInOrderOfNames() {
        List.of("c", "a", "b").forEach(name -> make(name, EIGHT_DIGITS).statusCode(201));

        String next = admin.request()
                .get(OVERRIDES + "?limit=2")
                .then()
                .statusCode(200)
                .body("items.name", contains("a", "b"))
                .extract()
                .path("next");
        admin.request()
                .queryParam("cursor", next)
                .get(OVERRIDES + "?limit=2")
                .then()
                .body("items.name", contains("c"), "next", nullValue());
    }

    @Test
    void ofAnotherOrganisationIsNotThere() {
        make("pupils", EIGHT_DIGITS).statusCode(201);
        Admin stranger = Admin.of(IdentityFixture.knownOrganisation());

        stranger.request().get(OVERRIDES).then().body("items", empty());
        stranger.request().get(OVERRIDE, "pupils").then().statusCode(404);
        stranger.request()
                .header("If-Match", "*")
                .delete(OVERRIDE, "pupils")
                .then()
                .statusCode(404);
        stranger.request()
                .header("If-Match", "*")
                .body(EIGHT_DIGITS)
                .put(OVERRIDE, "pupils")
                .then()
                .statusCode(412);

        admin.request().get(OVERRIDE, "pupils").then().statusCode(200).header("ETag", "\"1\"");
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                arguments(Map.of(), ""),
                arguments(Map.of("format", "runic"), "/format"),
                arguments(Map.of("minLength", 3), "/minLength"),
                arguments(Map.of("densityLimit", 0), "/densityLimit"),
                arguments(Map.of("quarantineDays", 3651), "/quarantineDays"),
                arguments(Map.of("trivialCodesAllowed", "perhaps"), "/trivialCodesAllowed"),
                arguments(Map.of("revealRoles", List.of("user")), "/revealRoles/0"),
                arguments(Map.of("expiresAfterDays", -1), "/expiresAfterDays"),
                arguments(Map.of("expiresAfterDays", 5, "expiryNoticeDays", 5), "/expiryNoticeDays"),
                arguments(Map.of("regenerationsPerDay", 0), "/regenerationsPerDay"),
                arguments(Map.of("cardsPerUser", 0), "/cardsPerUser"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void isRefusedWithThePlaceThatIsWrong(Map<String, Object> settings, String pointer) {
        make("pupils", settings).statusCode(400).body("errors.pointer", hasItem(pointer));

        admin.request().get(OVERRIDES).then().body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "a;b", "a\u0000b", "a\u202eb", "\uD83D\uDDA8"})
    void hasANameThatPeopleCanRead(String name) {
        make(name, EIGHT_DIGITS).statusCode(400).body("errors.parameter", contains("name"));
    }

    @Test
    void isOneOfABoundedNumber() {
        TestDatabase.ofThisRun()
                .execute(
                        "insert into policy_override (organisation_id, name, min_length, version)"
                                + " select ?, 'n' || n, 5, n from generate_series(1, 500) as n",
                        identity.organisation);

        make("pupils", EIGHT_DIGITS).statusCode(409).body("type", is("/problems/too-many-overrides"));

        change("n500", "*", EIGHT_DIGITS).statusCode(200);
    }

    private ValidatableResponse make(String name, Map<String, ?> settings) {
        return admin.request()
                .header("If-None-Match", "*")
                .body(settings)
                .put(OVERRIDE, name)
                .then();
    }

    private ValidatableResponse change(String name, String ifMatch, Map<String, ?> settings) {
        return admin.request()
                .header("If-Match", ifMatch)
                .body(settings)
                .put(OVERRIDE, name)
                .then();
    }
}
