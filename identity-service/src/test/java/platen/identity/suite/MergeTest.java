package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** Two records of one person become one. */
@QuarkusTest
@WithEngines
class MergeTest {

    private final TestTopics topics = TestTopics.ofThisRun();
    private Tenant tenant = new Tenant(UUID.randomUUID());
    private UserEvents events = new UserEvents(topics, tenant.id());
    private Source google = new Source(topics, tenant.id(), "google");
    private Source scim = new Source(topics, tenant.id(), "scim");
    private UUID ana = UUID.randomUUID();
    private UUID twin = UUID.randomUUID();

    /** Google's Ana, whom an administrator made, and SCIM's, whom nothing connected with her. */
    @BeforeEach
    void makeAnaTwice() {
        tenant = Tenant.create();
        events = new UserEvents(topics, tenant.id());
        google = new Source(topics, tenant.id(), "google");
        scim = new Source(topics, tenant.id(), "scim");
        ana = tenant.user("ana", "ana@school.example");
        google.observe("117", "ana", "ana@school.example");
        events.await("person-linked");
        scim.say(scim.person("9b2d", "a.silva", "silva@school.example").data("office", "B 12"));
        await().until(() -> tenant.users().size() == 2);
        twin = tenant.users().stream()
                .map(user -> UUID.fromString(user.get("id").toString()))
                .filter(id -> !id.equals(ana))
                .findFirst()
                .orElseThrow();
        tenant.patch(twin, Map.of("aliases", List.of("asilva")));
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void previewsAndMerges() {
        Response preview = merge(ana, "merge-preview", twin, "*", null);
        preview.then()
                .statusCode(200)
                .body("possible", equalTo(true))
                .body("contestedSources", empty())
                .body("merged.aliases", contains("asilva", "a.silva"))
                .body("merged.sources.source", contains("google", "scim"))
                .body("movedSources.externalId", contains("9b2d"))
                .body("credentialsStay", equalTo(ana.toString()))
                .body("credentialsEnd", equalTo(twin.toString()));
        assertThat(tenant.users()).hasSize(2);

        merge(ana, "merge", twin, preview.path("etag"), preview.path("withETag"))
                .then()
                .statusCode(200)
                .body("id", equalTo(ana.toString()))
                .body("userName", equalTo("ana"))
                .body("email", equalTo("ana@school.example"))
                .body("office", equalTo("B 12"))
                .body("aliases", contains("asilva", "a.silva"))
                .body("sources.externalId", contains("117", "9b2d"));

        tenant.show(twin).then().statusCode(404);
        events.awaitAbout(ana, "user-created", "person-linked", "user-updated", "user-updated", "person-linked");
        events.awaitAbout(twin, "user-created", "person-linked", "user-updated", "user-deleted");
        tenant.admin()
                .queryParam("userId", twin)
                .get("/api/v1/organisation/audit")
                .then()
                .statusCode(200)
                .body("items.kind", contains("users-merged"))
                .body("items.userId", contains(ana.toString()))
                .body("items.otherUserId", contains(twin.toString()));
    }

    @Test
    void takesTheAbsorbedOnesSourcesForTheSurvivorFromThenOn() {
        merge(ana, "merge", twin, "*", "*").then().statusCode(200);

        scim.say(scim.person("9b2d", "a.silva", "silva@school.example").data("department", "Music"));

        await().untilAsserted(() -> tenant.show(ana).then().body("department", equalTo("Music")));
        tenant.show(ana).then().body("userName", equalTo("ana"));
        assertThat(tenant.users()).hasSize(1);
    }

    @Test
    void refusesWhatASourceContests() {
        google.observe("200", "a.silva", "silva@school.example");
        await().untilAsserted(() -> tenant.show(twin).then().body("sources.source", contains("google", "scim")));

        merge(ana, "merge-preview", twin, "*", null)
                .then()
                .body("possible", equalTo(false))
                .body("contestedSources", contains("google"));
        merge(ana, "merge", twin, "*", "*")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/two-people-at-a-source"));

        google.remove("200", "keep");
        await().untilAsserted(() -> tenant.show(twin).then().body("sources[0].missing", equalTo(true)));
        merge(ana, "merge", twin, "*", "*").then().statusCode(200).body("sources.externalId", contains("117", "9b2d"));
    }

    @Test
    void needsTwoUsersAndTheVersionsOfBoth() {
        merge(ana, "merge", ana, "*", "*").then().statusCode(400);
        merge(ana, "merge", UUID.randomUUID(), "*", "*").then().statusCode(404);
        merge(ana, "merge", twin, "\"99\"", "*").then().statusCode(412);
        merge(ana, "merge", twin, "*", "\"99\"").then().statusCode(412);
        merge(ana, "merge", twin, "*", null).then().statusCode(400).body("errors.pointer", contains("/withETag"));
        Tenant theirs = Tenant.create();
        theirs.admin()
                .header("If-Match", "*")
                .body(Map.of("with", twin, "withETag", "*"))
                .post("/api/v1/users/" + ana + "/merge")
                .then()
                .statusCode(404);
        assertThat(tenant.users()).hasSize(2);
    }

    @Test
    void movesSignInsUnlessTheSurvivorHasOneOfTheIssuer() {
        var database = TestDatabase.ofThisRun();
        String bind = "insert into user_subject (organisation_id, id, issuer, subject, user_id, bound_at)"
                + " values (?, gen_random_uuid(), ?, ?, ?, now())";
        database.execute(bind, tenant.id(), "https://one.example", "a", ana);
        database.execute(bind, tenant.id(), "https://one.example", "b", twin);
        database.execute(bind, tenant.id(), "https://two.example", "c", twin);

        merge(ana, "merge", twin, "*", "*").then().statusCode(200);

        assertThat(database.rows(
                        "select subject, user_id from user_subject where organisation_id = ? order by 1", tenant.id()))
                .extracting(row -> row.get("subject") + " " + row.get("user_id"))
                .containsExactly("a " + ana, "c " + ana);
    }

    private Response merge(UUID survivor, String path, UUID with, String ifMatch, String withETag) {
        Map<String, Object> body = withETag == null ? Map.of("with", with) : Map.of("with", with, "withETag", withETag);
        return tenant.admin().header("If-Match", ifMatch).body(body).post("/api/v1/users/" + survivor + "/" + path);
    }
}
