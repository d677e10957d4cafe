package platen.identity.suite;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.DeletedOrganisationCheck;
import platen.testing.SweepCheck;
import platen.testing.TestDatabase;
import platen.testing.TestTokens;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** An operator deletes an organisation. */
@QuarkusTest
@WithEngines
class OrganisationDeletionTest {

    private static final String ORGANISATIONS = "/api/v1/organisations/";

    private final TestTopics topics = TestTopics.ofThisRun();
    private Tenant tenant = new Tenant(UUID.randomUUID());

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void sweepsEveryTable() throws Exception {
        SweepCheck.of("identity", Map.of());
    }

    @Test
    void takesEverythingAlongAndLetsNothingComeBack() {
        Tenant other = Tenant.create();
        UUID ana = other.user("ana", "ana@school.example");
        tenant.user("ana", "ana@school.example");
        Source google = new Source(topics, tenant.id(), "google");
        google.observe("117", "bea", "bea@school.example");
        google.observe("118", "bea", "bea@school.example");
        new UserEvents(topics, tenant.id()).await("person-match-ambiguous");
        anImportIsHalfWay();

        delete("Demo School").statusCode(202);
        delete("Demo School").statusCode(202);

        tenant.admin().get("/api/v1/users").then().statusCode(410);
        tenant.admin()
                .body(Map.of("userName", "cy", "displayName", "Cy"))
                .post("/api/v1/users")
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/organisation-deleted"));
        var check = new DeletedOrganisationCheck(tenant.id(), topics).finished();
        check.drops("directory.person", google.person("119", "cy", null), google.removal("117", "delete-now"));
        check.leavesNothing();
        assertThat(other.show(ana).statusCode()).isEqualTo(200);
        assertThat(topics.all(
                        "identity.organisation",
                        record -> tenant.id().toString().equals(record.key()) && record.is("organisation-deleted")))
                .hasSize(1);
    }

    @Test
    void showsTheOperatorThatItIsDoneAndListsItNoMore() {
        operator().get(ORGANISATIONS + tenant.id() + "/deletion").then().statusCode(404);

        delete("Demo School").statusCode(202);

        operator().get(ORGANISATIONS + tenant.id()).then().statusCode(410);
        new DeletedOrganisationCheck(tenant.id(), topics).finished();
        operator()
                .get(ORGANISATIONS + tenant.id() + "/deletion")
                .then()
                .statusCode(200)
                .body("organisationId", equalTo(tenant.id().toString()))
                .body("finishedAt", notNullValue());
        assertThat(listed()).isNotEmpty().doesNotContain(tenant.id().toString());
    }

    @Test
    void deletesNothingBySlip() {
        delete("Demo Schoo").statusCode(400).body("errors[0].parameter", equalTo("name"));
        delete("demo school").statusCode(400);
        request("\"1\"").delete(ORGANISATIONS + tenant.id()).then().statusCode(400);
        request("\"7\"")
                .queryParam("name", "Demo School")
                .delete(ORGANISATIONS + tenant.id())
                .then()
                .statusCode(412);
        operator()
                .queryParam("name", "Demo School")
                .delete(ORGANISATIONS + tenant.id())
                .then()
                .statusCode(428);
        request("*")
                .queryParam("name", "Demo School")
                .delete(ORGANISATIONS + UUID.randomUUID())
                .then()
                .statusCode(404);

        operator().get(ORGANISATIONS + tenant.id()).then().statusCode(200);
    }

    /** Some of its rows are people, the others are not yet. */
    private void anImportIsHalfWay() {
        String file = "User name,Display name\n"
                + IntStream.range(0, 300)
                        .mapToObj(row -> "u" + row + ",Somebody " + row)
                        .collect(Collectors.joining("\n"));
        String id = tenant.as("admin")
                .contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String path = "/api/v1/imports/" + id;
        await().until(() -> tenant.admin().get(path).path("state").equals("preview"));
        tenant.admin().post(path + "/apply").then().statusCode(202);
        TestDatabase database = TestDatabase.ofThisRun();
        await().until(() ->
                database.count("select count(*) from user_account where organisation_id = ?", tenant.id()) > 10);
    }

    private static List<String> listed() {
        List<String> listed = new ArrayList<>();
        String next = null;
        do {
            var page = operator()
                    .queryParam("limit", 200)
                    .queryParams(next == null ? Map.of() : Map.of("cursor", next))
                    .get("/api/v1/organisations")
                    .then()
                    .statusCode(200)
                    .extract();
            listed.addAll(page.<List<String>>path("items.id"));
            next = page.path("next");
        } while (next != null);
        return listed;
    }

    private ValidatableResponse delete(String name) {
        return request("\"1\"")
                .queryParam("name", name)
                .delete(ORGANISATIONS + tenant.id())
                .then();
    }

    private static RequestSpecification request(String ifMatch) {
        return operator().header("If-Match", ifMatch);
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TestTokens.operator());
    }
}
