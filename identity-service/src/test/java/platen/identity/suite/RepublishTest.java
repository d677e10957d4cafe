package platen.identity.suite;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.TestTokens;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class RepublishTest {

    @Test
    void repeatsTheFullStateOfAnOrganisation() {
        Tenant tenant = Tenant.create();
        for (int i = 0; i < 8; i++) {
            tenant.user("user" + i, "user" + i + "@school.example");
        }
        UUID gone = tenant.user("gone", "gone@school.example");
        tenant.admin()
                .header("If-Match", "*")
                .delete("/api/v1/users/" + gone)
                .then()
                .statusCode(204);
        UUID inactive = tenant.user("inactive", "inactive@school.example");
        tenant.patch(inactive, Map.of("state", "inactive")).then().statusCode(200);

        republish(tenant.id()).then().statusCode(202).body("users", equalTo(9));

        try (TestTopics topics = TestTopics.ofThisRun()) {
            var users = topics.await(
                    "identity.user",
                    9,
                    Duration.ofSeconds(20),
                    record -> record.is("user-updated")
                            && String.valueOf(record.key())
                                    .startsWith(tenant.id().toString()));
            assertThat(users)
                    .allMatch(record -> record.json().path("republished").asBoolean());
            assertThat(users).extracting(record -> record.key()).doesNotHaveDuplicates();
            assertThat(users)
                    .filteredOn(record ->
                            record.data().path("user").path("state").asText().equals("inactive"))
                    .singleElement()
                    .satisfies(record -> assertThat(record.key()).endsWith(inactive.toString()));
            topics.await(
                    "identity.organisation",
                    record -> record.is("organisation-settings-changed")
                            && tenant.id().toString().equals(record.key())
                            && record.json().path("republished").asBoolean());
        }
    }

    @Test
    void knowsNoOtherOrganisation() {
        republish(UUID.randomUUID()).then().statusCode(404);
        given().auth()
                .oauth2(TestTokens.service("accesscode"))
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/service/republish")
                .then()
                .statusCode(400);
    }

    private static Response republish(UUID organisation) {
        return given().auth()
                .oauth2(TestTokens.service("accesscode"))
                .contentType("application/json")
                .body(Map.of("organisation", organisation))
                .post("/api/v1/service/republish");
    }
}
