package platen.kit.issuers;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.OwnIssuer;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** What an issuer may say, and of whom. */
@QuarkusTest
@WithEngines
class IssuersOverHttpTest {

    private static final UUID SCHOOL = OwnIssuer.SCHOOL.organisation();
    private static final UUID TRUST = OwnIssuer.TRUST.organisation();

    @Test
    void anIssuerSpeaksForItsOnlyOrganisationWhateverItsTokensName() {
        JwtClaimsBuilder elsewhere =
                OwnIssuer.SCHOOL.claims("ana").claim("groups", Set.of("admin")).claim("organisation", TRUST.toString());

        assertThat(told(OwnIssuer.SCHOOL.of("ana", "admin"))).isEqualTo(SCHOOL + " " + school("ana") + " ana admin");
        assertThat(told(OwnIssuer.SCHOOL.sign(elsewhere))).isEqualTo(SCHOOL + " " + school("ana") + " ana admin");
    }

    @Test
    void anIssuerOfSeveralSpeaksForTheOneItNamesIfThatIsOneOfItsOwn() {
        UUID second = UUID.fromString("7e000000-0000-4000-8000-000000000002");

        assertThat(told(trust(TRUST.toString(), "Print team"))).startsWith(TRUST + " trust/");
        assertThat(told(trust(second.toString(), "Print team"))).startsWith(second + " trust/");
        for (Object other :
                List.of(SCHOOL.toString(), UUID.randomUUID().toString(), "", "*", 7, List.of(TRUST.toString()))) {
            assertThat(status(trust(other, "Print team")))
                    .as("tenant %s", other)
                    .isEqualTo(401);
        }
        JwtClaimsBuilder silent = OwnIssuer.TRUST.claims("ana").claim("organisation", TRUST.toString());
        assertThat(status(OwnIssuer.TRUST.sign(silent))).isEqualTo(401);
    }

    @Test
    void mapsTheProvidersGroupsToOurRoles() {
        assertThat(told(trust(TRUST.toString(), "Second desk"))).endsWith(" ana@trust helpdesk,user");
        assertThat(told(trust(TRUST.toString(), "Print team", "Desk"))).endsWith(" admin,helpdesk,user");
        assertThat(told(trust(TRUST.toString(), "admin", "operator", "service")))
                .endsWith(" user");
    }

    @Test
    void nobodyIsOperatorOrServiceByAnOrganisationsIssuer() {
        for (String role : List.of("operator", "service")) {
            String ours = role.equals("operator") ? TestTokens.operator() : TestTokens.service("tests");
            assertThat(get("/caller/" + role, ours).statusCode()).isEqualTo(200);
            assertThat(get("/caller/" + role, OwnIssuer.SCHOOL.of("eve", role)).statusCode())
                    .isEqualTo(403);
            assertThat(told(OwnIssuer.SCHOOL.of("eve", role))).isEqualTo(SCHOOL + " " + school("eve") + " eve ");
            assertThat(get("/caller/" + role, trust(TRUST.toString(), role)).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theDefaultIssuerDoesNotSpeakForAnOrganisationThatIsClosedToIt() {
        assertThat(status(TestTokens.admin(SCHOOL))).isEqualTo(401);
        assertThat(told(TestTokens.admin(TRUST))).startsWith(TRUST + " ").endsWith(" admin");
        assertThat(told(TestTokens.service("tests"))).startsWith("none ");
    }

    @Test
    void aTokenIsCheckedWithTheKeysOfTheIssuerItNames() {
        JwtClaimsBuilder admin = OwnIssuer.SCHOOL.claims("eve").claim("groups", Set.of("admin"));

        assertThat(status(TestTokens.forged(admin))).isEqualTo(401);
        assertThat(status(OwnIssuer.TRUST.sign(admin))).isEqualTo(401);
        assertThat(status(OwnIssuer.SCHOOL.sign(admin.issuer("https://server.example.com"))))
                .isEqualTo(401);
        assertThat(status(OwnIssuer.SCHOOL.sign(admin.issuer("https://nobody.example"))))
                .isEqualTo(401);
        assertThat(status(OwnIssuer.SCHOOL.sign(admin.issuer(OwnIssuer.SCHOOL.url() + "/"))))
                .isEqualTo(401);
    }

    @Test
    void aTokenForAnotherAudienceOrOutOfDateIsRefused() {
        assertThat(status(OwnIssuer.SCHOOL.sign(OwnIssuer.SCHOOL.claims("eve").audience("elsewhere"))))
                .isEqualTo(401);
        assertThat(status(OwnIssuer.SCHOOL.sign(OwnIssuer.SCHOOL.claims("eve").expiresAt(1))))
                .isEqualTo(401);
    }

    @Test
    void anIssuerThatIsAwayKeepsOnlyItsOwnPeopleOut() {
        assertThat(status(OwnIssuer.AWAY.of("eve", "admin"))).isEqualTo(503);
        assertThat(status(OwnIssuer.SCHOOL.of("ana", "admin"))).isEqualTo(200);
        assertThat(status(TestTokens.admin(UUID.randomUUID()))).isEqualTo(200);
    }

    @Test
    void noCookieChoosesTheIssuerOfAToken() {
        String ana = OwnIssuer.SCHOOL.of("ana", "admin");
        assertThat(told(ana)).startsWith(SCHOOL.toString());

        int status = RestAssured.given()
                .cookie("q_session_bearer.school", "nothing")
                .auth()
                .oauth2(TestTokens.admin(TRUST))
                .get("/caller")
                .statusCode();

        assertThat(status).isEqualTo(200);
    }

    private static String trust(Object tenant, String... groups) {
        return OwnIssuer.TRUST.sign(OwnIssuer.TRUST
                .claims("ana")
                .claim("tenant", tenant)
                .claim("upn", "ana@trust")
                .claim("access", Map.of("groups", List.of(groups))));
    }

    private static String school(String username) {
        return "school/" + UUID.nameUUIDFromBytes(username.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String told(String token) {
        Response answer = get("/caller", token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }

    private static int status(String token) {
        return get("/caller", token).statusCode();
    }

    private static Response get(String path, String token) {
        return RestAssured.given().auth().oauth2(token).get(path);
    }
}
