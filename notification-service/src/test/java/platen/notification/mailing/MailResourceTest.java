package platen.notification.mailing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.WithSmtpPort;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
@WithSmtpPort
class MailResourceTest {

    @Inject
    Pool pool;

    @Inject
    PruneMailLog pruneMailLog;

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    @Test
    void showsWhatBecameOfAMailAndNothingOfItsBody() {
        try (MailCatcher mail = MailCatcher.start()) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");
            TestEvent cause = school.issues(ana, 1, "user-created", "K7M2QX");
            mail.await(ana.address());
            Log.awaitState(ana, 1, "sent");

            var body = as(TestTokens.of(school.id(), "hilda", "helpdesk"))
                    .queryParam("user", ana.id())
                    .get("/api/v1/mails")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].id", equalTo(Log.idOf(ana, 1).toString()))
                    .body("items[0].userId", equalTo(ana.id().toString()))
                    .body("items[0].template", equalTo("invitation-classic"))
                    .body("items[0].state", equalTo("sent"))
                    .body("items[0].causeEventId", equalTo(cause.id()))
                    .body("items[0].attempts", equalTo(1))
                    .body("next", nullValue())
                    .extract();

            assertThat(body.jsonPath().getMap("items[0]").keySet())
                    .isEqualTo(Set.of(
                            "id",
                            "userId",
                            "template",
                            "state",
                            "causeEventId",
                            "causeType",
                            "createdAt",
                            "sentAt",
                            "attempts",
                            "answer",
                            "resendOf",
                            "requestedBy"));
            assertThat(body.asString()).doesNotContain("K7M2QX").doesNotContain(ana.address());
        }
    }

    @Test
    void keepsOfWhomIsErasedThatAMailWentAndNothingOfTheirs() {
        try (MailCatcher mail = MailCatcher.start()) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");
            school.issues(ana, 1, "user-created", "K7M2QX");
            mail.await(ana.address());
            Log.awaitState(ana, 1, "sent");

            school.erases(ana);

            await().until(() -> Log.answer(ana, 1) == null);
            as(TestTokens.of(school.id(), "hilda", "helpdesk"))
                    .queryParam("user", ana.id())
                    .get("/api/v1/mails")
                    .then()
                    .body("items.state", contains("sent"));
            assertThat(TestDatabase.ofThisRun()
                            .rows(
                                    "select c::text, m::text from contact c left join mail m using (organisation_id, user_id)"
                                            + " where user_id = ?",
                                    ana.id())
                            .toString())
                    .doesNotContain("Ana Silva", ana.address());
            assertThat(TestDatabase.ofThisRun()
                            .value("select origin_external_id from mail where user_id = ?", ana.id()))
                    .isNull();
        }
    }

    @Test
    void pagesNewestFirstAndFilters() {
        School school = School.withClassicMails();
        Person[] people = new Person[5];
        for (int i = 0; i < people.length; i++) {
            people[i] = school.enrols(new Person(UUID.randomUUID(), "Person " + i, null));
            school.issues(people[i], 1, "user-created", "K7M2QX");
            Log.awaitState(people[i], 1, "suppressed");
        }
        String token = TestTokens.of(school.id(), "otto", "auditor");

        String next = as(token)
                .queryParam("limit", 2)
                .queryParam("state", "suppressed")
                .get("/api/v1/mails")
                .then()
                .statusCode(200)
                .body(
                        "items.userId",
                        contains(people[4].id().toString(), people[3].id().toString()))
                .body("items.answer", contains("no-address", "no-address"))
                .extract()
                .path("next");
        String last = as(token)
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get("/api/v1/mails")
                .then()
                .body(
                        "items.userId",
                        contains(people[2].id().toString(), people[1].id().toString()))
                .extract()
                .path("next");
        as(token)
                .queryParam("limit", 2)
                .queryParam("cursor", last)
                .get("/api/v1/mails")
                .then()
                .body("items.userId", contains(people[0].id().toString()))
                .body("next", nullValue());
        as(token).queryParam("state", "sent").get("/api/v1/mails").then().body("items", hasSize(0));
    }

    @Test
    void filtersByEveryThingAndByAllTogether() {
        School school = School.withClassicMails();
        Person ana = school.enrols(new Person(UUID.randomUUID(), "Ana Silva", null));
        Person bob = school.enrols(new Person(UUID.randomUUID(), "Bob Stone", null));
        school.issues(ana, 1, "user-created", "K7M2QX");
        school.issues(bob, 1, "set-by-admin", "K7M2QY");
        Log.awaitState(ana, 1, "suppressed");
        Log.awaitState(bob, 1, "suppressed");
        String token = TestTokens.of(school.id(), "otto", "auditor");
        String began = created(ana);
        String later = Instant.parse(created(ana).compareTo(created(bob)) < 0 ? created(bob) : created(ana))
                .plusMillis(1)
                .toString();

        assertThat(found(token, Map.of("template", "invitation-classic"))).containsExactly(ana.id());
        assertThat(found(token, Map.of("causeType", "platen.accesscode.access-code-issued.v1")))
                .containsExactlyInAnyOrder(ana.id(), bob.id());
        assertThat(found(token, Map.of("causeType", "of-another-type"))).isEmpty();
        assertThat(found(token, Map.of("from", later))).isEmpty();
        assertThat(found(token, Map.of("until", later))).containsExactlyInAnyOrder(ana.id(), bob.id());
        assertThat(found(token, Map.of("from", began, "until", began))).isEmpty();
        assertThat(found(
                        token,
                        Map.of(
                                "user",
                                bob.id().toString(),
                                "state",
                                "suppressed",
                                "template",
                                "code-updated-classic",
                                "causeType",
                                "platen.accesscode.access-code-issued.v1",
                                "until",
                                later)))
                .containsExactly(bob.id());
        assertThat(found(token, Map.of("user", bob.id().toString(), "template", "invitation-classic")))
                .isEmpty();
    }

    private static String created(Person person) {
        return Instant.ofEpochMilli(Log.database()
                        .count(
                                "select floor(extract(epoch from created_at) * 1000)::bigint from mail where user_id = ?",
                                person.id()))
                .toString();
    }

    private static List<UUID> found(String token, Map<String, String> filter) {
        return as(token)
                .queryParams(filter)
                .get("/api/v1/mails")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.userId", UUID.class);
    }

    /** What has long been done is forgotten, what still waits is not. */
    @Test
    void forgetsWhatIsPastItsRetention() {
        School school = School.withClassicMails();
        Person old = school.enrols(new Person(UUID.randomUUID(), "Ana Silva", null));
        Person young = school.enrols(new Person(UUID.randomUUID(), "Bob Stone", null));
        school.issues(old, 1, "user-created", "K7M2QX");
        school.issues(young, 1, "user-created", "K7M2QY");
        Log.awaitState(old, 1, "suppressed");
        Log.awaitState(young, 1, "suppressed");
        age(old, 181);
        age(young, 179);

        pruneMailLog.prune().await().atMost(Duration.ofSeconds(20));

        assertThat(Log.of(old)).isEmpty();
        assertThat(Log.of(young)).hasSize(1);
    }

    private static void age(Person person, int days) {
        Log.database()
                .execute(
                        "update mail set created_at = created_at - ? * interval '1 day' where user_id = ?",
                        days,
                        person.id());
    }

    @Test
    void showsAnOrganisationItsOwnMailsOnly() {
        School school = School.withClassicMails();
        Person ana = school.enrols(new Person(UUID.randomUUID(), "Ana Silva", null));
        school.issues(ana, 1, "user-created", "K7M2QX");
        Log.awaitState(ana, 1, "suppressed");
        UUID id = Log.idOf(ana, 1);

        as(TestTokens.admin(school.id())).get("/api/v1/mails/" + id).then().statusCode(200);
        as(TestTokens.admin(UUID.randomUUID()))
                .get("/api/v1/mails/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
        as(TestTokens.admin(UUID.randomUUID()))
                .queryParam("user", ana.id())
                .get("/api/v1/mails")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/mails",
                "/api/v1/mails/6a1f0f8e-3c0b-4f0a-8d6e-5b1c2d3e4f01",
                "/api/v1/templates",
                "/api/v1/people-without-address"
            })
    void isClosedToEverybodyElse(String path) {
        given().get(path).then().statusCode(401).body("type", equalTo("/problems/unauthorized"));
        as(TestTokens.forAnotherAudience(UUID.randomUUID())).get(path).then().statusCode(401);
        as(TestTokens.of(UUID.randomUUID(), "ana", "user"))
                .get(path)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
        as(TestTokens.operator()).get(path).then().statusCode(403);
        as(TestTokens.service("accesscode")).get(path).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user=ana", "state=lost", "template=none", "from=now", "until=1", "limit=0", "cursor=x"})
    void saysWhatIsWrongWithARequest(String query) {
        as(TestTokens.admin(UUID.randomUUID()))
                .get("/api/v1/mails?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void listsTheTemplates() {
        as(TestTokens.admin(UUID.randomUUID()))
                .get("/api/v1/templates")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("new-code"))
                .body(
                        "items.find { it.name == 'new-code' }.subject",
                        equalTo("Your new access code for {organisation}"))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisation", "contact", "mail"})
    void rowsCannotBeSeenWithoutAnOrganisation(String table) {
        School school = School.withClassicMails();
        Person ana = school.enrols(new Person(UUID.randomUUID(), "Ana Silva", null));
        school.issues(ana, 1, "user-created", "K7M2QX");
        Log.awaitState(ana, 1, "suppressed");

        var seen = pool.query("select count(*) from " + table).execute().await().indefinitely();

        assertThat(seen.iterator().next().getLong(0)).isZero();
        assertThat(Log.database().count("select count(*) from " + table)).isPositive();
    }
}
