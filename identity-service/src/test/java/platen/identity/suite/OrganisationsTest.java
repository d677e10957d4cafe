package platen.identity.suite;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class OrganisationsTest {

    private static final Map<String, Object> SCHOOL =
            Map.of("name", "Demo School", "locale", "en", "invitation", "classic");

    @Test
    void createsAnOrganisationAndSaysSo() {
        var answer = operator()
                .body(Map.of(
                        "name",
                        "Art School",
                        "locale",
                        "pt-br",
                        "invitation",
                        "portal",
                        "portalUrl",
                        "https://art.example/codes",
                        "noticeAddress",
                        "it@art.example"))
                .post("/api/v1/organisations")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("locale", equalTo("pt-BR"))
                .body("invitation", equalTo("portal"))
                .body("retentionDays", equalTo(20))
                .body("primarySource", nullValue())
                .body("manualChangeMail", nullValue())
                .extract();
        String id = answer.path("id");
        assertThat(answer.header("Location")).endsWith("/api/v1/organisations/" + id);

        TestRecord created = published(UUID.fromString(id), "organisation-created");
        assertThat(created.key()).isEqualTo(id);
        assertThat(created.json().path("sequence").asText()).isEqualTo("1");
        assertThat(created.data().path("organisation").path("portalUrl").asText())
                .isEqualTo("https://art.example/codes");
        operator().get("/api/v1/organisations/" + id).then().statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void createsOnceForARepeatedRequest() {
        String key = UUID.randomUUID().toString();

        String first = createWith(key, SCHOOL, 201);
        String second = createWith(key, SCHOOL, 201);

        assertThat(second).isEqualTo(first);
        operator()
                .header("Idempotency-Key", key)
                .body(Map.of("name", "Other School", "locale", "en", "invitation", "classic"))
                .post("/api/v1/organisations")
                .then()
                .statusCode(422);
        published(UUID.fromString(first), "organisation-created");
        try (TestTopics topics = TestTopics.ofThisRun()) {
            assertThat(topics.all("identity.organisation", record -> first.equals(record.key())))
                    .hasSize(1);
        }
    }

    @Test
    void listsAllOrganisationsPageByPage() {
        List<String> made =
                List.of(Tenant.create().id().toString(), Tenant.create().id().toString());

        List<String> listed = new ArrayList<>();
        String next = null;
        do {
            var page = operator()
                    .queryParam("limit", 2)
                    .queryParams(next == null ? Map.of() : Map.of("cursor", next))
                    .get("/api/v1/organisations")
                    .then()
                    .statusCode(200)
                    .extract();
            listed.addAll(page.<List<String>>path("items.id"));
            next = page.path("next");
        } while (next != null);

        assertThat(listed).containsSubsequence(made).doesNotHaveDuplicates();
    }

    @Test
    void refusesWhatCannotBeAnOrganisation() {
        operator()
                .body(Map.of("name", "School\r\nBcc: x", "locale", "en_GB", "invitation", "portal"))
                .post("/api/v1/organisations")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem("/name"))
                .body("errors.pointer", hasItem("/locale"))
                .body("errors.pointer", hasItem("/portalUrl"));
        operator().get("/api/v1/organisations/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void replacesSettingsAndSaysSoOnce() {
        Tenant tenant = Tenant.create();
        Map<String, Object> wanted = Map.of(
                "name",
                "Demo School",
                "locale",
                "de",
                "invitation",
                "classic",
                "retentionDays",
                30,
                "manualChangeMail",
                "none");

        settings(tenant, "\"1\"", wanted)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("retentionDays", equalTo(30));
        settings(tenant, "\"2\"", wanted).statusCode(200).header("ETag", "\"2\"");
        settings(tenant, "\"1\"", wanted).statusCode(412);
        tenant.admin().body(wanted).put("/api/v1/organisation/settings").then().statusCode(428);

        TestRecord changed = published(tenant.id(), "organisation-settings-changed");
        assertThat(changed.json().path("sequence").asText()).isEqualTo("2");
        assertThat(changed.data().path("organisation").path("locale").asText()).isEqualTo("de");
        assertThat(changed.data().path("organisation").path("manualChangeMail").asText())
                .isEqualTo("none");
        tenant.admin()
                .get("/api/v1/organisation/settings")
                .then()
                .statusCode(200)
                .body("id", equalTo(tenant.id().toString()))
                .body("locale", equalTo("de"))
                .body("manualChangeMail", equalTo("none"));
    }

    private static ValidatableResponse settings(Tenant tenant, String ifMatch, Map<String, Object> wanted) {
        return tenant.admin()
                .header("If-Match", ifMatch)
                .body(wanted)
                .put("/api/v1/organisation/settings")
                .then();
    }

    private static String createWith(String key, Map<String, Object> body, int status) {
        return operator()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/organisations")
                .then()
                .statusCode(status)
                .extract()
                .path("id");
    }

    private static TestRecord published(UUID organisation, String event) {
        try (TestTopics topics = TestTopics.ofThisRun()) {
            return topics.await(
                    "identity.organisation",
                    record -> record.is(event) && organisation.toString().equals(record.key()));
        }
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TestTokens.operator()).contentType("application/json");
    }
}
