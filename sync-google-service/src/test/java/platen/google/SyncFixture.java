package platen.google;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import platen.google.fake.FakeGoogle;
import platen.google.fake.FakeUser;
import platen.google.fake.FakeWorkspace;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.TestTopics;

/** An organisation of its own with a workspace of its own, seen through HTTP and Kafka. */
public final class SyncFixture {

    public static final String CONNECTION = "/api/v1/google/connection";
    public static final String RUNS = "/api/v1/google/runs";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> UNFINISHED = Set.of("queued", "running");
    private static final TestTopics TOPICS = TestTopics.ofThisRun();

    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    }

    private final UUID organisation = UUID.randomUUID();
    private final FakeWorkspace workspace = FakeGoogle.workspace();

    /** An organisation without a connection. */
    public static SyncFixture anOrganisation() {
        return new SyncFixture();
    }

    /** One with a manual connection. */
    public static SyncFixture aConnection() {
        return aConnection(Map.of());
    }

    /** One with a connection in which {@code settings} replace the usual ones. */
    public static SyncFixture aConnection(Map<String, Object> settings) {
        SyncFixture fixture = new SyncFixture();
        fixture.put(fixture.request(settings)).statusCode(201);
        return fixture;
    }

    public UUID organisation() {
        return organisation;
    }

    public FakeWorkspace workspace() {
        return workspace;
    }

    public String admin() {
        return TestTokens.admin(organisation);
    }

    /** The body of a manual connection, changed. */
    public Map<String, Object> request(Map<String, Object> settings) {
        Map<String, Object> request = new HashMap<>();
        request.put("serviceAccountKey", workspace.serviceAccountKey());
        request.put("delegatedAdmin", "admin@school.example");
        request.put("mode", "manual");
        request.put("noticeAddress", "it@school.example");
        request.putAll(settings);
        return request;
    }

    public ValidatableResponse put(Map<String, Object> request) {
        return given().auth()
                .oauth2(admin())
                .contentType(ContentType.JSON)
                .body(request)
                .put(CONNECTION)
                .then();
    }

    /** Replaces whatever connection there is. */
    public ValidatableResponse replace(Map<String, Object> settings) {
        return given().auth()
                .oauth2(admin())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(request(settings))
                .put(CONNECTION)
                .then();
    }

    /** The connection as it is shown. */
    public JsonPath connection() {
        return given().auth()
                .oauth2(admin())
                .get(CONNECTION)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Starts a run and returns its id. */
    public UUID start() {
        return start(false);
    }

    public UUID start(boolean dryRun) {
        return given().auth()
                .oauth2(admin())
                .contentType(ContentType.JSON)
                .body(Map.of("dryRun", dryRun))
                .post(RUNS)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    /** The end of a run. */
    public JsonPath finished(UUID run) {
        return await().atMost(PATIENCE).until(() -> run(run), seen -> !UNFINISHED.contains(seen.getString("state")));
    }

    public JsonPath run(UUID run) {
        return given().auth()
                .oauth2(admin())
                .get(RUNS + "/" + run)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Runs to the end, which must be a good one. */
    public JsonPath sync() {
        JsonPath end = finished(start());
        if (!"completed".equals(end.getString("state"))) {
            throw new AssertionError("The run failed: " + end.prettify());
        }
        return end;
    }

    /** Runs to the end, which must be a bad one, and returns reason and detail. */
    public Map<String, String> failingSync() {
        JsonPath end = finished(start());
        if (!"failed".equals(end.getString("state"))) {
            throw new AssertionError("The run did not fail: " + end.prettify());
        }
        return end.getMap("failure");
    }

    /** Asks for approval of what a run holds back. */
    public ValidatableResponse approve(Object run, String planHash) {
        return given().auth()
                .oauth2(admin())
                .contentType(ContentType.JSON)
                .body(Map.of("planHash", planHash))
                .post(RUNS + "/" + run + "/approve")
                .then();
    }

    /** Approves what a run holds back, to the end of the run that applies it. */
    public JsonPath approved(JsonPath run) {
        return finished(approve(run.getString("id"), run.getString("planHash"))
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("id"));
    }

    /** The changes of a run, by what became of them: external ids. */
    public List<String> changes(Object run, String outcome) {
        return given().auth()
                .oauth2(admin())
                .get(RUNS + "/" + run + "/plan?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.outcome == '" + outcome + "' }.externalId");
    }

    /** Types of the run events of the organisation, without what comes before the name. */
    public List<String> told() {
        return reports().stream()
                .map(record -> String.valueOf(record.type()).replaceAll("platen\\.directory\\.|\\.v1", ""))
                .toList();
    }

    public List<Map<String, Object>> runs() {
        return given().auth()
                .oauth2(admin())
                .get(RUNS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** What was published of a person. */
    public List<TestRecord> published(FakeUser user) {
        return people(record -> String.valueOf(record.key()).endsWith("|google|" + user.id()));
    }

    /** All person events of the organisation. */
    public List<TestRecord> published() {
        return people(record -> true);
    }

    private List<TestRecord> people(Predicate<TestRecord> wanted) {
        awaitEmptyOutbox();
        return TOPICS.all("directory.person", record -> isOurs(record) && wanted.test(record));
    }

    /** The run events of the organisation. */
    public List<TestRecord> reports() {
        awaitEmptyOutbox();
        return TOPICS.all("directory.run", this::isOurs);
    }

    private void awaitEmptyOutbox() {
        var database = TestDatabase.ofThisRun();
        await().atMost(PATIENCE)
                .until(() ->
                        database.count("select count(*) from outbox where organisation_id = ?", organisation) == 0);
    }

    private boolean isOurs(TestRecord record) {
        return String.valueOf(record.key()).startsWith(organisation.toString());
    }
}
