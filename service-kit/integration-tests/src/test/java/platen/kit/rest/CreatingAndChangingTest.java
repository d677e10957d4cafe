package platen.kit.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Idempotency-Key, ETag with If-Match and pages, over HTTP and on a real database. */
@QuarkusTest
@WithEngines
class CreatingAndChangingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    OrganisationTransactions transactions;

    @Inject
    Idempotency idempotency;

    private UUID school;

    @BeforeEach
    void isANewOrganisation() {
        school = UUID.randomUUID();
    }

    @Test
    void createsOnceUnderOneKey() {
        Response first = create("k1", "{\"name\":\"a\"}");
        Response second = create("k1", "{\"name\":\"a\"}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(first.header("Location")).endsWith("/api/v1/things/" + first.path("id"));
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(things()).isEqualTo(1);
    }

    @Test
    void createsEachTimeWithoutAKey() {
        create("{\"name\":\"a\"}");
        create("{\"name\":\"b\"}");

        assertThat(things()).isEqualTo(2);
    }

    @Test
    void refusesTheSameKeyForAnotherRequest() {
        create("k1", "{\"name\":\"a\"}");

        Response other = create("k1", "{\"name\":\"b\"}");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.asString())
                .isEqualTo("{\"type\":\"/problems/idempotency-key-reused\","
                        + "\"title\":\"The Idempotency-Key was used for another request\",\"status\":422,"
                        + "\"detail\":\"Use a new key for a new request, and repeat a request as it was.\"}");
        assertThat(things()).isEqualTo(1);
    }

    @Test
    void keepsCallersAndOrganisationsApart() {
        create("k1", "{\"name\":\"a\"}");

        Response ofAnotherCaller = caller(school, "bob")
                .header("Idempotency-Key", "k1")
                .body("{\"name\":\"b\"}")
                .post("/api/v1/things");
        Response ofAnotherOrganisation = caller(UUID.randomUUID(), "alice")
                .header("Idempotency-Key", "k1")
                .body("{\"name\":\"b\"}")
                .post("/api/v1/things");

        assertThat(ofAnotherCaller.statusCode()).isEqualTo(201);
        assertThat(ofAnotherOrganisation.statusCode()).isEqualTo(201);
        assertThat(things()).isEqualTo(2);
    }

    @Test
    void aRefusalLeavesTheKeyFree() {
        create("{\"name\":\"a\"}");
        Response refused = create("k1", "{\"name\":\"a\"}");

        Response other = create("k1", "{\"name\":\"b\"}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(other.statusCode()).isEqualTo(201);
    }

    @Test
    void createsOnceWhenAskedAtTheSameTime() throws Exception {
        List<Callable<String>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            requests.add(() -> create("k1", "{\"name\":\"a\"}").header("Location"));
        }
        List<String> locations = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            for (Future<String> request : threads.invokeAll(requests)) {
                locations.add(request.get());
            }
        }

        assertThat(locations).hasSize(8).doesNotContainNull();
        assertThat(locations.stream().distinct()).hasSize(1);
        assertThat(things()).isEqualTo(1);
    }

    @Test
    void aKeyIsFreeAgainAfterADay() {
        create("k1", "{\"name\":\"a\"}");
        age("24 hours 1 second");

        Response other = create("k1", "{\"name\":\"b\"}");

        assertThat(other.statusCode()).isEqualTo(201);
    }

    @Test
    void prunesWhatIsOlderThanADay() {
        create("k1", "{\"name\":\"a\"}");
        create("k2", "{\"name\":\"b\"}");
        age("23 hours");
        create("k3", "{\"name\":\"c\"}");
        age("2 hours");

        idempotency.prune().await().atMost(PATIENCE);

        assertThat(count("select count(*) as n from idempotency_key")).isEqualTo(1);
    }

    @Test
    void keepsNeitherTheBodyNorAHashThatCouldBeGuessed() {
        create("k1", "{\"name\":\"7KQ4MX\"}");

        String row = transactions
                .in(
                        school,
                        transaction -> transaction.first("select idempotency_key::text as row from idempotency_key"))
                .map(found -> found == null ? "" : found.getString("row"))
                .await()
                .atMost(PATIENCE);

        IdempotentRequest guessed = guess("{\"name\":\"7KQ4MX\"}");
        assertThat(row).contains("k1").doesNotContain("7KQ4MX", guessed.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "a\tb"})
    void refusesAKeyThatCannotBePrinted(String key) {
        create(key, "{\"name\":\"a\"}").then().statusCode(400);
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        Response response = create("k".repeat(256), "{\"name\":\"a\"}");

        assertThat(response.asString())
                .isEqualTo(
                        "{\"type\":\"/problems/invalid-request\",\"title\":\"The request is not valid\",\"status\":400,"
                                + "\"errors\":[{\"parameter\":\"Idempotency-Key\","
                                + "\"detail\":\"must be 1 to 255 printable ASCII characters\"}]}");
    }

    @Test
    void insistsOnAKeyWhereItIsRequired() {
        caller(school, "alice")
                .post("/api/v1/things/orders")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("Idempotency-Key"))
                .body("errors[0].detail", equalTo("is required"));
    }

    @Test
    void changesTheVersionTheCallerHasSeen() {
        String location = create("{\"name\":\"a\"}").header("Location");

        Response changed = rename(location, "\"1\"");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        caller(school, "alice").get(location).then().header("ETag", equalTo("\"2\""));
    }

    @Test
    void refusesAStaleVersion() {
        String location = create("{\"name\":\"a\"}").header("Location");
        rename(location, "\"1\"");

        Response stale = rename(location, "\"1\"");

        assertThat(stale.asString())
                .isEqualTo(
                        "{\"type\":\"/problems/version-changed\",\"title\":\"It has changed meanwhile\",\"status\":412,"
                                + "\"detail\":\"If-Match names another version than the current one. Fetch it again.\"}");
    }

    @Test
    void acceptsAnyVersionWhenToldSo() {
        String location = create("{\"name\":\"a\"}").header("Location");

        assertThat(rename(location, "*").statusCode()).isEqualTo(200);
    }

    @Test
    void insistsOnAVersion() {
        String location = create("{\"name\":\"a\"}").header("Location");

        Response blind = caller(school, "alice").body("{\"name\":\"b\"}").put(location);

        assertThat(blind.asString())
                .isEqualTo(
                        "{\"type\":\"/problems/if-match-required\",\"title\":\"If-Match is required\",\"status\":428,"
                                + "\"detail\":\"Send the ETag of the version you have seen as If-Match.\"}");
        assertThat(blind.statusCode()).isEqualTo(428);
    }

    @Test
    void refusesAMalformedVersionBeforeTheBody() {
        String location = create("{\"name\":\"a\"}").header("Location");

        caller(school, "alice")
                .header("If-Match", "1")
                .body("{")
                .put(location)
                .then()
                .statusCode(400)
                .body("detail", equalTo("If-Match is not a list of ETags."));
    }

    @Test
    void pagesThroughAll() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            create("{\"name\":\"" + name + "\"}");
        }

        List<String> seen = new ArrayList<>();
        String next = "";
        int pages = 0;
        while (next != null) {
            Response page = caller(school, "alice").get("/api/v1/things?limit=2" + next);
            seen.addAll(page.path("items.name"));
            next = page.path("next") == null ? null : "&cursor=" + page.path("next");
            pages++;
        }

        assertThat(seen).containsExactly("a", "b", "c", "d", "e");
        assertThat(pages).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=two", "limit=99999999999"})
    void refusesALimitOutOfRange(String query) {
        caller(school, "alice")
                .get("/api/v1/things?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("limit"))
                .body("errors[0].detail", equalTo("must be a whole number from 1 to 200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=!", "cursor=YQ", "cursor=YR9i"})
    void refusesACursorItHasNotGivenOut(String query) {
        caller(school, "alice")
                .get("/api/v1/things?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("cursor"));
    }

    private RequestSpecification caller(UUID organisation, String name) {
        return given().auth().oauth2(TestTokens.of(organisation, name, "admin")).contentType("application/json");
    }

    private Response create(String key, String body) {
        return caller(school, "alice").header("Idempotency-Key", key).body(body).post("/api/v1/things");
    }

    private Response create(String body) {
        return caller(school, "alice").body(body).post("/api/v1/things");
    }

    private Response rename(String location, String ifMatch) {
        return caller(school, "alice")
                .header("If-Match", ifMatch)
                .body("{\"name\":\"renamed\"}")
                .put(location);
    }

    private static IdempotentRequest guess(String body) {
        CurrentIdempotentRequest request = new CurrentIdempotentRequest();
        request.named("k1", "https://issuer.example alice", "POST /api/v1/things");
        request.carries(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return request.get().orElseThrow();
    }

    private void age(String by) {
        transactions
                .in(
                        school,
                        transaction -> transaction.update(
                                "update idempotency_key set created_at = created_at - interval '" + by + "'"))
                .await()
                .atMost(PATIENCE);
    }

    private long things() {
        return count("select count(*) as n from thing");
    }

    private long count(String sql) {
        return transactions
                .in(school, transaction -> transaction.first(sql))
                .map(row -> row == null ? -1L : row.getLong("n"))
                .await()
                .atMost(PATIENCE);
    }
}
