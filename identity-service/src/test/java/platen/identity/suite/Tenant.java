package platen.identity.suite;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.testing.TestTokens;

/** An organisation made by its operator, and its administrator's hands on the API. */
record Tenant(UUID id) {

    static Tenant create() {
        return create(Map.of());
    }

    static Tenant create(Map<String, Object> settings) {
        Map<String, Object> body =
                new HashMap<>(Map.of("name", "Demo School", "locale", "en", "invitation", "classic"));
        body.putAll(settings);
        String id = given().auth()
                .oauth2(TestTokens.operator())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/organisations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Tenant(UUID.fromString(id));
    }

    RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.admin(id)).contentType("application/json");
    }

    RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of(id, role, role)).contentType("application/json");
    }

    /** Names the source that counts. */
    void primarySource(String source) {
        settings(Map.of("primarySource", source));
    }

    /** Replaces the settings: these, and nothing else that may be left out. */
    void settings(Map<String, ?> wanted) {
        Map<String, Object> body =
                new HashMap<>(Map.of("name", "Demo School", "locale", "en", "invitation", "classic"));
        body.putAll(wanted);
        admin().header("If-Match", "*")
                .body(body)
                .put("/api/v1/organisation/settings")
                .then()
                .statusCode(200);
    }

    UUID user(String userName, @Nullable String email) {
        Map<String, String> body = new HashMap<>(Map.of("userName", userName, "displayName", userName));
        if (email != null) {
            body.put("email", email);
        }
        return UUID.fromString(admin().body(body)
                .post("/api/v1/users")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    Response show(UUID user) {
        return admin().get("/api/v1/users/" + user);
    }

    Response patch(UUID user, Map<String, ?> change) {
        return admin().header("If-Match", "*").body(change).patch("/api/v1/users/" + user);
    }

    /** All users, first page. */
    List<Map<String, Object>> users() {
        return admin().get("/api/v1/users?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    List<Map<String, Object>> reviews() {
        return admin().get("/api/v1/reviews").then().statusCode(200).extract().path("items");
    }
}
