package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** What a person may ask for: all that is held of them, and that it be gone. */
@QuarkusTest
@WithEngines
class PersonalDataTest {

    private final TestTopics topics = TestTopics.ofThisRun();
    private Tenant tenant = new Tenant(UUID.randomUUID());
    private UserEvents events = new UserEvents(topics, tenant.id());
    private Source google = new Source(topics, tenant.id(), "google");
    private UUID zoe = UUID.randomUUID();

    /** With a link, aliases, a sign-in, and a name that waits for a review since somebody else has it. */
    @BeforeEach
    void makeZoe() {
        tenant = Tenant.create();
        events = new UserEvents(topics, tenant.id());
        google = new Source(topics, tenant.id(), "google");
        tenant.user("bea", "bea@school.example");
        google.observe("g-117", "zoe.quill", "zoe.quill@school.example");
        zoe = events.userId(events.await("user-created", 2).getLast());
        tenant.patch(zoe, Map.of("aliases", List.of("zquill"))).then().statusCode(200);
        TestDatabase.ofThisRun()
                .execute(
                        "insert into user_subject (organisation_id, id, issuer, subject, user_id, bound_at)"
                                + " values (?, gen_random_uuid(), 'https://login.example', 'sub-zoe', ?, now())",
                        tenant.id(),
                        zoe);
        google.say(google.person("g-117", "bea", "zoe.quill@school.example").data("displayName", "Zoe Quill"));
        await().until(() -> tenant.reviews().size() == 1);
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void showsAllThatIsHeldAndRecordsThatItWasRead() {
        tenant.admin()
                .get("/api/v1/users/" + zoe + "/personal-data")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("user.userName", equalTo("zoe.quill"))
                .body("user.aliases", contains("zquill"))
                .body("user.sources.externalId", contains("g-117"))
                .body("signIns.subject", contains("sub-zoe"))
                .body("waiting.displayName", contains("Zoe Quill"))
                .body("alsoHeldBy", hasItem("accesscode-service"));

        tenant.admin()
                .get("/api/v1/organisation/audit?userId=" + zoe)
                .then()
                .body("items.kind", contains("personal-data-read"));
    }

    @Test
    void erasesForGood() {
        erase("zoe", "*").then().statusCode(400);
        erase("zoe.quill", "\"99\"").then().statusCode(412);
        tenant.show(zoe).then().statusCode(200);

        sendRowsThatMeanNobody();

        erase("ZOE.quill", "*").then().statusCode(204);

        tenant.show(zoe).then().statusCode(404);
        erase("zoe.quill", "*").then().statusCode(404);
        var erased = events.await("user-erased");
        assertThat(erased.key()).isEqualTo(tenant.id() + "|" + zoe);
        assertThat(erased.data().at("/persons/0/source").asText()).isEqualTo("google");
        assertThat(erased.data().at("/persons/0/externalId").asText()).isEqualTo("g-117");
        assertThat(events.about(zoe)).endsWith("user-deleted", "user-erased");
        await().untilAsserted(() ->
                assertThat(everythingHeld().toLowerCase(Locale.ROOT)).doesNotContain("zoe", "quill"));
        assertThat(everythingHeld()).as("rows of others stay").contains("carl");
        tenant.admin()
                .get("/api/v1/organisation/audit?userId=" + zoe)
                .then()
                .body("items.kind", contains("user-erased"));
    }

    /** They contradict themselves, or say it twice: by user name, by email and by alias. */
    private void sendRowsThatMeanNobody() {
        String id = tenant.admin()
                .contentType("text/csv")
                .body("User name,Email address,Office\nZOE.Quill,bea@school.example,1\n"
                        + "bea,Zoe.Quill@School.example,2\nzQuill,bea@school.example,3\ncarl,,4\ncarl,,5\n")
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().until(() ->
                tenant.admin().get("/api/v1/imports/" + id).path("state").equals("preview"));
    }

    /** The rows of all tables of the organisation. The source's id of the person stays as a position in what it has said. */
    private String everythingHeld() {
        var database = TestDatabase.ofThisRun();
        var held = new StringBuilder();
        database.rows("""
                        select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'organisation_id'
                        """)
                .forEach(table -> held.append(database.rows(
                        "select t::text as held from " + table.get("name") + " t where organisation_id = ?",
                        tenant.id())));
        return held.toString();
    }

    private Response erase(String userName, String ifMatch) {
        return tenant.admin()
                .header("If-Match", ifMatch)
                .body(Map.of("userName", userName))
                .post("/api/v1/users/" + zoe + "/erasure");
    }
}
