package platen.kit.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Every way a request can fail, with the exact body a caller sees. */
@QuarkusTest
@WithEngines
class ProblemsOverHttpTest {

    private static final UUID SCHOOL = UUID.fromString("7f6d1c1e-4f2a-4f6b-9d6e-0a1b2c3d4e5f");

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void requestsAreCountedInBucketsOfTime() {
        admin().get("/api/v1/things/own-problem");

        assertThat(given().get(metrics).asString().lines())
                .filteredOn(line -> line.startsWith("http_server_requests_seconds_bucket")
                        && line.contains("uri=\"/api/v1/things/own-problem\""))
                .anyMatch(line -> line.contains("le=\"0.3\""))
                .hasSizeLessThan(10);
    }

    @Test
    void ownProblemsKeepTheirMembers() {
        Response response = admin().get("/api/v1/things/own-problem");

        assertProblem(
                response,
                409,
                "{'type':'/problems/code-already-taken','title':'The code is taken','status':409,"
                        + "'detail':'Somebody else has it.','retryable':false}");
    }

    @Test
    void brokenConstraintsSayWhere() {
        Response response = post("{\"name\": \" \", \"size\": 11, \"parts\": [{\"name\": \"a\"}, {\"name\": \"\"}]}");

        assertProblem(
                response,
                400,
                "{'type':'/problems/invalid-request','title':'The request is not valid','status':400,'errors':["
                        + "{'pointer':'/name','detail':'must not be blank'},"
                        + "{'pointer':'/parts/1/name','detail':'must not be blank'},"
                        + "{'pointer':'/size','detail':'must be less than or equal to 10'}]}");
    }

    @Test
    void brokenConstraintsOfParametersNameThem() {
        Response response = admin().get("/api/v1/things/few?most=4");

        assertProblem(
                response,
                400,
                "{'type':'/problems/invalid-request','title':'The request is not valid','status':400,'errors':["
                        + "{'parameter':'most','detail':'must be less than or equal to 3'}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"name\":\"a\",\"colour\":\"BLUE\"} | /colour | must be one of RED, GREEN",
                "{\"name\":\"a\",\"colour\":1} | /colour | must be one of RED, GREEN",
                "{\"name\":\"a\",\"size\":99999999999} | /size | is a number out of range",
                "{\"name\":\"a\",\"size\":1.5} | /size | must be a whole number",
                "{\"name\":\"a\",\"size\":\"many\"} | /size | must be a whole number",
                "{\"name\":\"a\",\"owner\":\"nobody\"} | /owner | must be a UUID",
                "{\"name\":\"a\",\"since\":\"yesterday\"} | /since | must be a date or time as in ISO 8601",
                "{\"name\":\"a\",\"shiny\":\"very\"} | /shiny | must be true or false",
                "{\"name\":{\"a\":1}} | /name | must be a string",
                "{\"name\":\"a\",\"parts\":{\"a\":1}} | /parts | must be an array",
                "{\"name\":\"a\",\"parts\":[{},7]} | /parts/1 | must be an object",
            })
    void mismatchedJsonSaysWhereAndWhat(String body, String pointer, String detail) {
        Response response = post(body);

        assertProblem(
                response,
                400,
                "{'type':'/problems/invalid-request','title':'The request is not valid','status':400,'errors':["
                        + "{'pointer':'" + pointer + "','detail':'" + detail + "'}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"name\":\"a\"}]", "7", "\"a\"", "true"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        Response response = post(body);

        assertProblem(
                response,
                400,
                "{'type':'/problems/invalid-request','title':'The request is not valid','status':400,'errors':["
                        + "{'pointer':'','detail':'must be an object'}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null"})
    void aMissingBodyIsRefused(String body) {
        Response response = post(body);

        assertProblem(
                response,
                400,
                "{'type':'/problems/bad-request','title':'The request cannot be understood','status':400,"
                        + "'detail':'A body is required.'}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"name\": oops} | 1 | 10",
                "{\"name\":\"a\" | 1 | 12",
                "{\"name\":\"a\"} {} | 1 | 14",
                "{\"name\":\"a\",\"parts\":[{\"name\":}]} | 1 | 30",
            })
    void malformedJsonSaysWhere(String body, int line, int column) {
        Response response = post(body);

        assertProblem(
                response,
                400,
                "{'type':'/problems/malformed-json','title':'The body is not valid JSON','status':400,"
                        + "'detail':'It cannot be read at line " + line + ", column " + column + ".'}");
    }

    @Test
    void anOptionalBodyMayBeMissing() {
        admin().contentType("application/json")
                .header("Idempotency-Key", "k")
                .post("/api/v1/things/orders")
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/things/not-a-uuid", "/api/v1/nothing", "/nothing", "/api/v1/things/1/2"})
    void unknownAddressesAreProblems(String path) {
        Response response = admin().get(path);

        assertProblem(
                response,
                404,
                "{'type':'/problems/not-found','title':'Not found','status':404,"
                        + "'detail':'There is nothing at this address.'}");
    }

    @Test
    void aMissingThingIsNamed() {
        Response response = admin().get("/api/v1/things/" + UUID.randomUUID());

        assertProblem(
                response,
                404,
                "{'type':'/problems/not-found','title':'Not found','status':404,'detail':'There is no such thing.'}");
    }

    @Test
    void anotherMethodIsRefused() {
        Response response = admin().delete("/api/v1/things");

        assertProblem(
                response,
                405,
                "{'type':'/problems/method-not-allowed','title':'Method not allowed','status':405,"
                        + "'detail':'This address exists, but not for this method.'}");
    }

    @Test
    void anotherContentTypeIsRefused() {
        Response response = admin().contentType("text/plain").body("a").post("/api/v1/things");

        assertProblem(
                response,
                415,
                "{'type':'/problems/unsupported-media-type','title':'Unsupported media type','status':415,"
                        + "'detail':'A body of this Content-Type is not accepted here.'}");
    }

    @Test
    void anotherAcceptIsRefused() {
        Response response = admin().accept("image/png").get("/api/v1/things");

        assertProblem(
                response,
                406,
                "{'type':'/problems/not-acceptable','title':'Not acceptable','status':406,"
                        + "'detail':'None of the media types in Accept can be produced here.'}");
    }

    @Test
    void anAnonymousCallerIsChallenged() {
        Response response = given().get("/api/v1/things");

        assertUnauthorized(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "a.b.c"})
    void aWrongTokenIsChallenged(String token) {
        Response response = given().auth().oauth2(token).get("/api/v1/things");

        assertUnauthorized(response);
    }

    @Test
    void aWrongTokenIsRefusedWhereverItGoes() {
        Response response = given().auth().oauth2("rubbish").get("/nothing");

        assertUnauthorized(response);
    }

    @Test
    void anotherRoleIsForbidden() {
        Response response = admin().get("/api/v1/things/for-auditors");

        assertProblem(
                response,
                403,
                "{'type':'/problems/forbidden','title':'Not allowed','status':403,"
                        + "'detail':'The caller may not do this.'}");
    }

    @Test
    void theUnexpectedSaysItsTraceIdOnly() {
        admin().get("/api/v1/things/broken")
                .then()
                .statusCode(500)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("/problems/internal-error"))
                .body("title", equalTo("Something went wrong here"))
                .body("status", equalTo(500))
                .body("detail", equalTo("It is not the request's fault. The trace id finds it in the logs."))
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .body("size()", equalTo(5));
    }

    @Test
    void aCharacterThatCannotBeStoredIsRefused() {
        Response response = post("{\"name\":\"a\\u0000b\"}");

        assertProblem(
                response,
                400,
                "{'type':'/problems/bad-request','title':'The request cannot be understood','status':400,"
                        + "'detail':'A text in the request holds the character U+0000.'}");
    }

    @Test
    void aBodyNestedTooDeeplyIsRefused() {
        Response response = post("{\"parts\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.asString()).doesNotContain("Exception", "jackson");
    }

    @Test
    void aBodyOverTheLimitIsRefusedThoughItsLengthIsNotAnnounced() throws Exception {
        var endless = new ByteArrayInputStream(("{\"name\":\"" + "a".repeat(3 * 1024 * 1024)).getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/things"))
                .header("Authorization", "Bearer " + TestTokens.of(SCHOOL, "alice", "admin"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> endless))
                .build();

        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        Response response = post("{\"name\":\"" + "a".repeat(2 * 1024 * 1024) + "\"}");

        assertProblem(
                response,
                413,
                "{'type':'/problems/body-too-large','title':'The body is too large','status':413,"
                        + "'detail':'The request\\u0027s body is larger than is accepted here.'}");
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.of(SCHOOL, "alice", "admin"));
    }

    private static Response post(String body) {
        return admin().contentType("application/json").body(body).post("/api/v1/things");
    }

    private static void assertUnauthorized(Response response) {
        assertProblem(
                response,
                401,
                "{'type':'/problems/unauthorized','title':'Sign-in is required','status':401,"
                        + "'detail':'The request carries no credentials that are accepted here.'}");
        assertThat(response.getHeader("WWW-Authenticate")).startsWith("Bearer");
    }

    /** Expected bodies are written with single quotes to be readable. */
    private static void assertProblem(Response response, int status, String body) {
        assertThat(response.asString()).isEqualTo(body.replace('\'', '"').replace("\\u0027", "'"));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }
}
