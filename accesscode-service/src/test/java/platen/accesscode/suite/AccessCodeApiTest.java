package platen.accesscode.suite;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Showing and changing codes over HTTP. */
@QuarkusTest
@WithEngines
class AccessCodeApiTest {

    private static final String CODE = "/api/v1/users/{id}/access-code";

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.activePerson();

    @Test
    void isMaskedUnlessRevealedAndRevealingLeavesATrace() {
        admin.show(ana)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Cache-Control", "no-store")
                .body("masked", is("••••••"))
                .body("$", not(org.hamcrest.Matchers.hasKey("code")));

        assertThat(admin.reveal(ana)).hasSize(6);

        admin.request()
                .queryParam("user", ana.id)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items.action", contains("access-code-issued", "access-code-revealed"))
                .body("items[1].actor", notNullValue())
                .body("items[1].version", is(1));
    }

    @Test
    void isRevealedToHelpdeskAndNotToAuditors() {
        given().auth()
                .oauth2(TestTokens.of(identity.organisation, "helen", "helpdesk"))
                .get(CODE + "?reveal=true", ana.id)
                .then()
                .statusCode(200)
                .body("code", notNullValue());
        var auditor = TestTokens.of(identity.organisation, "audrey", "auditor");
        given().auth().oauth2(auditor).get(CODE, ana.id).then().statusCode(200);
        given().auth().oauth2(auditor).get(CODE + "?reveal=true", ana.id).then().statusCode(403);
    }

    @Test
    void isRevealedToTheRolesOfThePolicyOnly() {
        String helpdesk = TestTokens.of(identity.organisation, "helen", "helpdesk");
        admin.policy(Map.of("revealRoles", List.of("helpdesk"))).statusCode(200);
        admin.request()
                .get(CODE + "?reveal=true", ana.id)
                .then()
                .statusCode(403)
                .body("type", is("/problems/reveal-not-allowed"));
        given().auth()
                .oauth2(helpdesk)
                .get(CODE + "?reveal=true", ana.id)
                .then()
                .statusCode(200);

        admin.policy(Map.of("revealRoles", List.of())).statusCode(200);

        given().auth()
                .oauth2(helpdesk)
                .get(CODE + "?reveal=true", ana.id)
                .then()
                .statusCode(403);
        admin.show(ana).statusCode(200);
        admin.request()
                .queryParams(Map.of("user", ana.id, "action", "access-code-revealed"))
                .get("/api/v1/audit")
                .then()
                .body("items.size()", is(1));
    }

    @Test
    void isSetByAnAdministratorAndMailed() {
        admin.set(ana, "adm-1n7").statusCode(200).header("ETag", "\"2\"").body("origin", is("typed"));

        assertThat(admin.reveal(ana)).isEqualTo("ADM1N7");
        TestRecord issued = Credentials.last(ana, 2);
        assertThat(issued.data().path("reason").asText()).isEqualTo("set-by-admin");
        assertThat(Credentials.unsealed(ana, issued)).isEqualTo("ADM1N7");
    }

    @Test
    void isIssuedAgainWhenTheSameIsSet() {
        admin.set(ana, "ADM1N7").statusCode(200);

        admin.set(ana, "ADM1N7").statusCode(200).body("version", is(3));

        assertThat(Credentials.last(ana, 3).data().path("reason").asText()).isEqualTo("set-by-admin");
    }

    @Test
    void isGeneratedOrRegeneratedOnDemand() {
        String first = admin.reveal(ana);
        admin.generate(ana).statusCode(200).body("version", is(2), "origin", is("generated"));
        String second = admin.reveal(ana);
        admin.remove(ana).statusCode(200).body("version", is(3));

        assertThat(admin.reveal(ana)).isNotEqualTo(second).isNotEqualTo(first);
        assertThat(Credentials.of(ana, 3))
                .extracting(event -> event.data().path("reason").asText())
                .containsExactly("user-created", "generated-by-admin", "removed-by-admin");
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty",
        "AB1, too-short",
        "ABCDEF12345, too-long",
        "ÄBC1234, character-not-allowed",
        "١٢٣٤٥٦, character-not-allowed",
        "K7P4🖨, character-not-allowed",
        "1234, trivial"
    })
    void isRefusedWithTheRuleItBreaks(String code, String rule) {
        admin.set(ana, code).statusCode(422).body("type", is("/problems/code-refused"), "rule", is(rule));

        assertThat(admin.version(ana)).isEqualTo(1);
    }

    @Test
    void isRefusedWhenSomebodyElseHasIt() {
        admin.set(ana, "ADM1N7").statusCode(200);
        PersonFixture bob = identity.activePerson();

        admin.set(bob, "adm1n7").statusCode(409).body("type", is("/problems/code-already-taken"));

        assertThat(admin.version(bob)).isEqualTo(1);
    }

    @Test
    void tellsHowManyCodesAreOneSlipAway() {
        admin.set(ana, "ADM1N7").statusCode(200).body("closeNeighbours", is(0));
        PersonFixture bob = identity.activePerson();

        admin.set(bob, "ADM1N8").statusCode(200).body("closeNeighbours", is(1));
    }

    @Test
    void isNotOverwrittenByWhoSawAnOlderVersion() {
        admin.generate(ana).statusCode(200);

        admin.request()
                .header("If-Match", "\"1\"")
                .body(Map.of("code", "ADM1N7"))
                .put(CODE, ana.id)
                .then()
                .statusCode(412);
        admin.request().body(Map.of("code", "ADM1N7")).put(CODE, ana.id).then().statusCode(428);
        admin.request().delete(CODE, ana.id).then().statusCode(428);
        assertThat(admin.version(ana)).isEqualTo(2);
    }

    @Test
    void isNotChangedByARequestThatMeansNothingOrTwoThings() {
        admin.put(ana, Map.of()).statusCode(400);
        admin.put(ana, Map.of("generate", false)).statusCode(400);
        admin.put(ana, Map.of("code", "ADM1N7", "generate", true)).statusCode(400);
        admin.request()
                .header("If-Match", "*")
                .body("{\"code\": null}")
                .put(CODE, ana.id)
                .then()
                .statusCode(400);
    }

    @Test
    void isNotChangedWhileItsHolderIsInactive() {
        ana.deactivate();

        admin.generate(ana).statusCode(409).body("type", is("/problems/user-inactive"));
    }

    @Test
    void ofNobodyIsNotFound() {
        admin.request().get(CODE, UUID.randomUUID()).then().statusCode(404);
        admin.request()
                .header("If-Match", "*")
                .body(Map.of("generate", true))
                .put(CODE, UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void ofAnotherOrganisationIsNotFound() {
        Admin stranger = Admin.of(IdentityFixture.knownOrganisation());

        stranger.show(ana).statusCode(404);
        stranger.generate(ana).statusCode(404);
        stranger.remove(ana).statusCode(404);
        stranger.request().get("/api/v1/users/{id}/cards", ana.id).then().statusCode(404);
        stranger.request()
                .body(Map.of("number", "5566AA77"))
                .post("/api/v1/users/{id}/cards", ana.id)
                .then()
                .statusCode(404);
        stranger.request().get("/api/v1/audit").then().body("items.userId", not(hasItem(ana.id.toString())));
        assertThat(admin.version(ana)).isEqualTo(1);
    }

    @Test
    void tellsTheGatewayWhoseCredentialWorks() {
        String index = Credentials.last(ana, 1).data().path("blindIndex").asText();

        check(identity.organisation, index).statusCode(200).body("userId", is(ana.id.toString()));
        check(UUID.randomUUID(), index).statusCode(200).body("userId", org.hamcrest.Matchers.nullValue());
        ana.deactivate();
        check(identity.organisation, index).body("userId", org.hamcrest.Matchers.nullValue());
        check(identity.organisation, "short").statusCode(400);
    }

    private static io.restassured.response.ValidatableResponse check(UUID organisation, String index) {
        return given().auth()
                .oauth2(TestTokens.service("mfd-gateway"))
                .contentType(JSON)
                .body(Map.of("organisation", organisation, "type", "access-code", "blindIndex", index))
                .post("/api/v1/service/credential-checks")
                .then();
    }

    @Test
    void repeatsTheStateForReadModelsAndMailsNobody() {
        ana.observe(PersonFixture.GOOGLE, true, NOTHING, "5566AA77");
        PersonFixture bob = identity.activePerson();
        bob.deactivate();

        given().auth()
                .oauth2(TestTokens.service("mfd-gateway"))
                .contentType(JSON)
                .body(Map.of("organisation", identity.organisation))
                .post("/api/v1/service/republish")
                .then()
                .statusCode(200)
                .body("people", is(2));

        var anas = Credentials.of(ana, 4);
        assertThat(anas.subList(2, 4))
                .allMatch(event -> event.json().path("republished").asBoolean());
        assertThat(anas.get(2).data().path("version").asLong()).isEqualTo(1);
        assertThat(anas.get(2).data().path("sealedCode").isNull()).isTrue();
        assertThat(anas.get(3).is("card-registered")).isTrue();
        assertThat(Credentials.last(bob, 3).is("access-code-retired")).isTrue();
    }
}
