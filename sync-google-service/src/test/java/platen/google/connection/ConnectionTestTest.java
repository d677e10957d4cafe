package platen.google.connection;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static platen.google.SyncFixture.CONNECTION;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.google.SyncFixture;
import platen.google.fake.FakeReply;
import platen.google.fake.WithFakeGoogle;
import platen.testing.WithEngines;

/** The test of a connection, by what can be wrong with one. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class ConnectionTestTest {

    private SyncFixture fixture;

    @BeforeEach
    void connect() {
        fixture = SyncFixture.aConnection();
    }

    @Test
    void aGoodConnectionLacksNothing() {
        test().body("ok", equalTo(true)).body("problems.size()", equalTo(0));
    }

    @Test
    void namesARefusedAdministrator() {
        fixture.replace(Map.of("delegatedAdmin", "left@school.example")).statusCode(200);

        test().body("ok", equalTo(false))
                .body("problems.check", contains("token"))
                .body("problems[0].message", containsString("left@school.example"))
                .body("problems[0].message", containsString("invalid_grant"));
    }

    @Test
    void namesMissingDelegation() {
        fixture.workspace().misbehave("token", (request, reply) -> FakeReply.oauthError(401, "unauthorized_client"));

        test().body("problems.check", contains("delegation"));
    }

    @Test
    void namesTheOneScopeThatIsMissing() {
        fixture.workspace()
                .misbehave(
                        "token",
                        (request, reply) -> request.parameter("scope").contains("userschema")
                                ? FakeReply.oauthError(401, "unauthorized_client")
                                : reply);

        test().body("problems.check", contains("scope"))
                .body(
                        "problems[0].message",
                        containsString("https://www.googleapis.com/auth/admin.directory.userschema.readonly"));
    }

    @Test
    void namesAMissingSchema() {
        fixture.workspace().removeSchema();

        test().body("problems.check", contains("schema")).body("problems[0].message", containsString("PaperCut"));
    }

    @Test
    void namesMissingFieldsAndThoseOfTheWrongType() {
        fixture.workspace().removeField("accessCode");
        fixture.workspace().field("cardNumber", "STRING", true);

        test().body("problems.check", contains("access-code-field", "card-field"))
                .body("problems[0].message", containsString("no field \"accessCode\""))
                .body("problems[1].message", containsString("single value"));
    }

    @Test
    void namesPeopleWhoMayNotBeRead() {
        fixture.workspace().misbehave("users", (request, reply) -> FakeReply.error(403, "forbidden"));

        test().body("problems.check", contains("administrator"))
                .body("problems[0].message", containsString("may not read users"))
                // Google's own words may name people.
                .body("problems[0].message", not(containsString("ana.silva")));
    }

    @Test
    void namesADomainThatIsNotThere() {
        fixture.replace(Map.of("domain", "other.example")).statusCode(200);
        fixture.workspace()
                .misbehave(
                        "users",
                        (request, reply) -> request.parameter("domain").equals("other.example")
                                ? FakeReply.error(404, "notFound")
                                : reply);

        test().body("problems.check", contains("directory"))
                .body("problems[0].message", equalTo("There is no customer or domain \"other.example\"."));
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() {
        fixture.replace(Map.of("orgUnits", List.of("/Staff"))).statusCode(200);
        fixture.workspace().orgUnit("id:1", "/Students");
        fixture.workspace().removeSchema();
        fixture.workspace().misbehave("users", (request, reply) -> FakeReply.error(403, "insufficientPermissions"));

        test().body("problems.check", contains("schema", "scope", "org-unit"))
                .body("problems[2].message", equalTo("There is no org unit \"/Staff\"."));
    }

    @Test
    void asksForOrgUnitsOnlyWhereSomeAreChosen() {
        fixture.workspace()
                .misbehave(
                        "token",
                        (request, reply) -> request.parameter("scope").contains("orgunit")
                                ? FakeReply.oauthError(401, "unauthorized_client")
                                : reply);
        test().body("ok", equalTo(true));

        fixture.replace(Map.of("orgUnits", List.of("/Staff"))).statusCode(200);

        test().body("problems.check", contains("scope"))
                .body("problems[0].message", containsString("admin.directory.orgunit.readonly"));
    }

    private ValidatableResponse test() {
        return given().auth()
                .oauth2(fixture.admin())
                .post(CONNECTION + "/test")
                .then()
                .statusCode(200);
    }
}
