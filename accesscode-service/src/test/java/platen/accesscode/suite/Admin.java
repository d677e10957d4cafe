package platen.accesscode.suite;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.testing.TestTokens;

/** An administrator at work. */
final class Admin {

    private static final String CODE = "/api/v1/users/{id}/access-code";

    private final String token;

    private Admin(UUID organisation) {
        this.token = TestTokens.admin(organisation);
    }

    static Admin of(UUID organisation) {
        return new Admin(organisation);
    }

    static Admin of(IdentityFixture identity) {
        return new Admin(identity.organisation);
    }

    RequestSpecification request() {
        return given().auth().oauth2(token).contentType(JSON);
    }

    ValidatableResponse show(PersonFixture person) {
        return request().get(CODE, person.id).then();
    }

    /** The code in clear. */
    String reveal(PersonFixture person) {
        return Answers.text(request().queryParam("reveal", true).get(CODE, person.id), "code");
    }

    long version(PersonFixture person) {
        return Answers.of(request().get(CODE, person.id)).required("version").asLong();
    }

    ValidatableResponse set(PersonFixture person, String code) {
        return put(person, Map.of("code", code));
    }

    ValidatableResponse generate(PersonFixture person) {
        return put(person, Map.of("generate", true));
    }

    /** Overwrites whatever is there. */
    ValidatableResponse put(PersonFixture person, Map<String, ?> body) {
        return request().header("If-Match", "*").body(body).put(CODE, person.id).then();
    }

    ValidatableResponse remove(PersonFixture person) {
        return request().header("If-Match", "*").delete(CODE, person.id).then();
    }

    ValidatableResponse policy(String format, int minLength, double densityLimit) {
        return policy(Map.of("format", format, "minLength", minLength, "densityLimit", densityLimit));
    }

    /** Changes some settings; null stands for JSON's null. */
    ValidatableResponse policy(Map<String, ? extends @Nullable Object> settings) {
        return request()
                .header("If-Match", "*")
                .body(policyWith(settings))
                .put("/api/v1/policy")
                .then();
    }

    /** What is in force, with some settings changed. */
    Map<String, @Nullable Object> policyWith(Map<String, ? extends @Nullable Object> settings) {
        Map<String, @Nullable Object> policy = new HashMap<>(
                request().get("/api/v1/policy").then().extract().jsonPath().getMap("$"));
        policy.putAll(settings);
        return policy;
    }
}
