package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** An administrator decides what becomes of a person that waits. */
@QuarkusTest
@WithEngines
class ResolutionTest {

    private final TestTopics topics = TestTopics.ofThisRun();
    private Tenant tenant = new Tenant(UUID.randomUUID());
    private UserEvents events = new UserEvents(topics, tenant.id());
    private Source google = new Source(topics, tenant.id(), "google");
    private UUID ana = UUID.randomUUID();
    private String review = "";

    /** Google has Ana, and another person of her name. */
    @BeforeEach
    void letAPersonWait() {
        tenant = Tenant.create();
        events = new UserEvents(topics, tenant.id());
        google = new Source(topics, tenant.id(), "google");
        google.observe("117", "ana", "ana@school.example");
        ana = events.userId(events.await("user-created"));
        google.say(google.person("200", "ana", "ana2@school.example")
                .data("credentials", Map.of("accessCode", Map.of("state", "cleared"))));
        review = waiting();
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    private String waiting() {
        await().until(() -> tenant.reviews().size() == 1);
        return tenant.reviews().getFirst().get("id").toString();
    }

    @Test
    void makesThePersonSomebodyNewUnderAnotherName() {
        decide(Map.of("decision", "create")).then().statusCode(409).body("type", equalTo("/problems/user-name-taken"));

        String two = decide(Map.of("decision", "create", "userName", "ana.two"))
                .then()
                .statusCode(200)
                .body("decision", equalTo("create"))
                .extract()
                .path("userId");

        UUID id = UUID.fromString(two);
        tenant.show(id)
                .then()
                .body("userName", equalTo("ana.two"))
                .body("email", equalTo("ana2@school.example"))
                .body("sources[0].externalId", equalTo("200"));
        events.awaitAbout(id, "user-created", "person-linked");
        var created = events.await("user-created", 2).getLast();
        assertThat(created.data()
                        .path("credentials")
                        .path("accessCode")
                        .path("state")
                        .asText())
                .isEqualTo("cleared");
        decide(Map.of("decision", "create")).then().statusCode(200).body("userId", equalTo(two));
        google.say(google.person("200", "ana", "ana2@school.example").data("department", "Music"));
        await().untilAsserted(() -> tenant.show(id).then().body("department", equalTo("Music")));
        tenant.show(id).then().body("userName", equalTo("ana.two"));
        assertThat(tenant.reviews()).as("what is decided").isEmpty();
        events.awaitAbout(ana, "user-created", "person-linked", "person-match-ambiguous");
    }

    @Test
    void linksThePersonToAUserTheSourceDoesNotHave() {
        UUID bea = tenant.user("bea", null);
        decide(Map.of("decision", "link", "userId", ana))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/two-people-at-a-source"));

        for (int times = 0; times < 2; times++) {
            decide(Map.of("decision", "link", "userId", bea))
                    .then()
                    .statusCode(200)
                    .body("userId", equalTo(bea.toString()));
        }

        tenant.show(bea)
                .then()
                .body("userName", equalTo("bea"))
                .body("email", equalTo("ana2@school.example"))
                .body("sources.externalId", contains("200"));
        events.awaitAbout(bea, "user-created", "person-linked", "user-updated", "directory-credentials-observed");
        decide(Map.of("decision", "link", "userId", ana)).then().statusCode(409);
        decide(Map.of("decision", "ignore")).then().statusCode(409).body("type", equalTo("/problems/review-decided"));
    }

    @Test
    void takesOneWhoWasMadeAnewAtTheSourceForTheSame() {
        google.remove("117", "keep");
        await().untilAsserted(() -> tenant.show(ana).then().body("sources[0].missing", equalTo(true)));

        decide(Map.of("decision", "link", "userId", ana)).then().statusCode(200);

        tenant.show(ana)
                .then()
                .body("sources.externalId", contains("200"))
                .body("email", equalTo("ana2@school.example"));
        google.remove("117", "delete-now");
        google.observe("200", "ana", "ana3@school.example");
        await().untilAsserted(() -> tenant.show(ana).then().body("email", equalTo("ana3@school.example")));
        assertThat(tenant.reviews()).isEmpty();
    }

    @Test
    void ignoresThePersonWhileTheReasonLasts() {
        decide(Map.of("decision", "ignore"))
                .then()
                .statusCode(200)
                .body("decision", equalTo("ignore"))
                .body("userId", nullValue());

        google.observe("200", "ana", "ana4@school.example");
        google.observe("300", "bea", "bea@school.example");
        await().until(() -> tenant.users().size() == 2);
        assertThat(tenant.reviews()).isEmpty();
        assertThat(TestDatabase.ofThisRun()
                        .rows("select r::text from review r where organisation_id = ?", tenant.id())
                        .toString())
                .doesNotContain("ana");

        google.observe("200", "bea", "ana4@school.example");
        await().until(() -> tenant.reviews().size() == 1);
        google.observe("200", "carl", "ana4@school.example");
        await().until(() -> tenant.users().size() == 3);
        tenant.admin()
                .get("/api/v1/organisation/audit")
                .then()
                .body("items.kind", contains("review-ignored"))
                .body("items.reviewId", contains(review));
    }

    @Test
    void leavesWhoHasAnAccountAndOnlyWantsATakenName() {
        google.observe("200", "bea", "bea@school.example");
        await().until(() -> tenant.users().size() == 2 && tenant.reviews().isEmpty());
        google.observe("200", "ana", "bea@school.example");
        review = waiting();

        decide(Map.of("decision", "create", "userName", "c"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/person-linked"));
        decide(Map.of("decision", "ignore")).then().statusCode(200);

        assertThat(tenant.reviews()).isEmpty();
        assertThat(tenant.users()).extracting("userName").containsExactly("ana", "bea");
    }

    @Test
    void refusesWhatMakesNoSense() {
        decide(Map.of("decision", "guess")).then().statusCode(400).body("errors.pointer", contains("/decision"));
        decide(Map.of("decision", "link")).then().statusCode(400).body("errors.pointer", contains("/userId"));
        decide(Map.of("decision", "link", "userId", UUID.randomUUID()))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/userId"));
        decide(Map.of("decision", "create", "userName", "a\nb"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/userName"));
        UUID internal = tenant.user("internal", null);
        tenant.patch(internal, Map.of("internal", true));
        decide(Map.of("decision", "link", "userId", internal)).then().statusCode(409);
        Tenant.create()
                .admin()
                .body(Map.of("decision", "ignore"))
                .post("/api/v1/reviews/" + review + "/resolution")
                .then()
                .statusCode(404);
        assertThat(tenant.reviews()).hasSize(1);
    }

    private Response decide(Map<String, ?> decision) {
        return tenant.admin().body(decision).post("/api/v1/reviews/" + review + "/resolution");
    }
}
