package platen.identity.suite;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Everything is closed unless opened, and nobody sees another organisation. */
@QuarkusTest
@WithEngines
class AccessTest {

    private static final String SOME_USER = "/api/v1/users/6a1f0f8e-3c0b-4f0a-8d6e-5b1c2d3e4f01";

    private static final String SOME_IMPORT = "/api/v1/imports/6a1f0f8e-3c0b-4f0a-8d6e-5b1c2d3e4f01";

    /** An endpoint and the roles it is open to. */
    record Endpoint(String method, String path, Set<String> roles) {}

    static Stream<Endpoint> endpoints() {
        Set<String> readers = Set.of("admin", "helpdesk", "auditor");
        return Stream.of(
                new Endpoint("POST", "/api/v1/organisations", Set.of("operator")),
                new Endpoint("GET", "/api/v1/organisations", Set.of("operator")),
                new Endpoint("GET", "/api/v1/organisations/" + UUID.randomUUID(), Set.of("operator")),
                new Endpoint("GET", "/api/v1/organisation/settings", Set.of("admin")),
                new Endpoint("PUT", "/api/v1/organisation/settings", Set.of("admin")),
                new Endpoint("POST", "/api/v1/users", Set.of("admin")),
                new Endpoint("GET", "/api/v1/users", readers),
                new Endpoint("GET", SOME_USER, readers),
                new Endpoint("PATCH", SOME_USER, Set.of("admin")),
                new Endpoint("DELETE", SOME_USER, Set.of("admin")),
                new Endpoint("POST", SOME_USER + "/merge-preview", Set.of("admin")),
                new Endpoint("POST", SOME_USER + "/merge", Set.of("admin")),
                new Endpoint("POST", SOME_USER + "/erasure", Set.of("admin")),
                new Endpoint("GET", SOME_USER + "/personal-data", Set.of("admin")),
                new Endpoint("GET", "/api/v1/organisation/primary-source-preview?source=x", Set.of("admin")),
                new Endpoint("GET", "/api/v1/audit", Set.of("admin", "auditor")),
                new Endpoint("GET", SOME_USER + "/subjects", readers),
                new Endpoint("DELETE", SOME_USER + "/subjects/" + UUID.randomUUID(), Set.of("admin")),
                new Endpoint("PUT", "/api/v1/me/subject", Set.of("user", "admin", "helpdesk", "auditor")),
                new Endpoint("GET", "/api/v1/reviews", readers),
                new Endpoint("POST", "/api/v1/reviews/" + UUID.randomUUID() + "/resolution", Set.of("admin")),
                new Endpoint("POST", "/api/v1/imports", Set.of("admin")),
                new Endpoint("GET", "/api/v1/imports", Set.of("admin", "auditor")),
                new Endpoint("GET", SOME_IMPORT, Set.of("admin", "auditor")),
                new Endpoint("POST", SOME_IMPORT + "/apply", Set.of("admin")),
                new Endpoint("POST", SOME_IMPORT + "/cancel", Set.of("admin")),
                new Endpoint("GET", SOME_IMPORT + "/problems", Set.of("admin", "auditor")),
                new Endpoint("GET", SOME_IMPORT + "/result", Set.of("admin")),
                new Endpoint("GET", "/api/v1/exports/users.csv", readers),
                new Endpoint("POST", "/api/v1/service/republish", Set.of("service")));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isClosedToStrangers(Endpoint endpoint) {
        call(given(), endpoint).then().statusCode(401).contentType("application/problem+json");
        call(given().auth().oauth2("nonsense"), endpoint).then().statusCode(401);
        call(given().auth().oauth2(TestTokens.forAnotherAudience(UUID.randomUUID())), endpoint)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isOpenToItsRolesOnly(Endpoint endpoint) {
        UUID organisation = UUID.randomUUID();
        for (String role : List.of("admin", "helpdesk", "auditor", "user", "operator", "service")) {
            String token = switch (role) {
                case "operator" -> TestTokens.operator();
                case "service" -> TestTokens.service("scim");
                default -> TestTokens.of(organisation, role, role);
            };

            int status = call(given().auth().oauth2(token), endpoint).statusCode();

            if (endpoint.roles().contains(role)) {
                assertThat(status).as(role).isNotIn(401, 403, 500);
            } else {
                assertThat(status).as(role).isEqualTo(403);
            }
        }
    }

    @Test
    void hidesOtherOrganisations() {
        Tenant ours = Tenant.create();
        Tenant theirs = Tenant.create();
        UUID ana = ours.user("ana", "ana@school.example");

        theirs.show(ana).then().statusCode(404);
        theirs.patch(ana, Map.of("office", "1")).then().statusCode(404);
        theirs.admin()
                .header("If-Match", "*")
                .delete("/api/v1/users/" + ana)
                .then()
                .statusCode(404);
        assertThat(theirs.users()).isEmpty();
        theirs.admin()
                .queryParam("email", "ana@school.example")
                .get("/api/v1/users")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        theirs.admin()
                .get("/api/v1/organisation/settings")
                .then()
                .body("id", equalTo(theirs.id().toString()));
        ours.show(ana).then().statusCode(200);
    }

    @Test
    void makesNobodyInAnOrganisationThatDoesNotExist() {
        new Tenant(UUID.randomUUID())
                .admin()
                .body(Map.of("userName", "ana", "displayName", "Ana"))
                .post("/api/v1/users")
                .then()
                .statusCode(404);
    }

    private static Response call(RequestSpecification caller, Endpoint endpoint) {
        RequestSpecification request = caller.header("If-Match", "\"99\"")
                .contentType(endpoint.path().endsWith("/imports") ? "text/csv" : "application/json");
        if (!endpoint.method().equals("GET") && !endpoint.method().equals("DELETE")) {
            request.body("{}".getBytes(StandardCharsets.UTF_8));
        }
        return request.request(endpoint.method(), endpoint.path());
    }
}
