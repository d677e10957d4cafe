package platen.google.explaining;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static platen.google.SyncFixture.RUNS;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import platen.google.SyncFixture;
import platen.google.fake.FakeReply;
import platen.google.fake.FakeUser;
import platen.google.fake.WithFakeGoogle;
import platen.google.runs.PruneReports;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestTokens;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** What an administrator is told of a person, and of what the suite made of a run's changes. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class ExplanationTest {

    private static final String EXPLANATIONS = "/api/v1/google/explanations";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static TestTopics topics;

    @Inject
    PruneReports pruneReports;

    private final UUID user = UUID.randomUUID();

    @BeforeAll
    static void open() {
        topics = TestTopics.ofThisRun();
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @Test
    void explainsWhatGoogleSaysWhatARunWouldDoAndWhatWaits() {
        var fixture = aConnection(Map.of("orgUnits", List.of("/Staff")));
        fixture.workspace().orgUnit("id:1", "/Staff");
        FakeUser ana =
                fixture.workspace().put(named("Ana Silva").in("/Staff/Arts").withCode("AN47X1"));

        explain(fixture, "email=" + ana.email())
                .body("externalId", equalTo(ana.id()))
                .body("google.accessCode", equalTo("••••••"))
                .body("google.card", nullValue())
                .body("google.orgUnitPath", equalTo("/Staff/Arts"))
                .body("scope.findAll { it.holds }.size()", equalTo(4))
                .body("change.kind", equalTo("new"))
                .body("user", nullValue())
                .body(not(containsString("AN47X1")));

        fixture.sync();
        explain(fixture, "externalId=" + ana.id()).body("change", nullValue());

        fixture.workspace().put(ana.withCode(null).in("/Staff"));
        explain(fixture, "externalId=" + ana.id())
                .body("change.kind", equalTo("changed"))
                .body("change.guards", equalTo(List.of("codeClears")))
                .body(
                        "change.changes",
                        equalTo(List.of(Map.of("field", "accessCode", "before", "set", "after", "cleared"))));

        fixture.workspace().put(ana.in("/Students"));
        explain(fixture, "externalId=" + ana.id())
                .body("scope.find { it.condition == 'in-org-units' }.holds", equalTo(false))
                .body("change.kind", equalTo("removed"));

        fixture.workspace().delete(ana);
        explain(fixture, "email=" + ana.email().toUpperCase(Locale.ROOT))
                .body("externalId", equalTo(ana.id()))
                .body("google", nullValue())
                .body("scope.find { it.condition == 'in-directory' }.holds", equalTo(false))
                .body("change.kind", equalTo("removed"));

        fixture.workspace().misbehave((request, reply) -> FakeReply.error(403, "forbidden"));
        explain(fixture, "externalId=" + ana.id())
                .body("scope.find { it.condition == 'directory-answers' }.holds", equalTo(false))
                .body("change", nullValue());
    }

    @Test
    void showsWhatWaitsForApproval() {
        var fixture = aConnection();
        List<FakeUser> people = IntStream.range(0, 6)
                .mapToObj(i -> fixture.workspace().put(named("Person " + i).withCard("04A" + i)))
                .toList();
        fixture.sync();
        people.forEach(each -> fixture.workspace().put(each.withCard(null).withCode("AN48")));
        fixture.sync();

        explain(fixture, "externalId=" + people.getFirst().id())
                .body("held.outcome", equalTo("held"))
                .body("held.guards", equalTo(List.of("cardClears")));
    }

    @Test
    void whatTheSuiteRefusesStandsInTheReportAndIsOverWhenItIs() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva").withCode("AN47X2"));
        fixture.workspace().put(named("Bo Berg"));
        String run = fixture.sync().getString("id");
        linked(fixture, ana);

        publish(fixture, "accesscode.credential", "credential-refused", 1, ana, run, Map.of("userId", user.toString()));

        await().atMost(PATIENCE).until(() -> refused(fixture, run).equals(List.of("access-code: too-short")));
        changes(fixture, run, "refused")
                .body("items.externalId", equalTo(List.of(ana.id())))
                .body("items[0].userId", equalTo(user.toString()));
        changes(fixture, run, "applied").body("items.size()", equalTo(2));
        explain(fixture, "externalId=" + ana.id())
                .body("user.id", equalTo(user.toString()))
                .body("problems.reason", equalTo(List.of("too-short")));
        publish(
                fixture,
                "accesscode.credential",
                "access-code-conflicted",
                2,
                ana,
                run,
                Map.of("userId", user.toString()));
        await().atMost(PATIENCE)
                .until(() -> refused(fixture, run)
                        .equals(List.of("access-code: too-short", "access-code: code-already-taken")));

        publish(
                fixture,
                "accesscode.credential",
                "access-code-issued",
                3,
                ana,
                run,
                Map.of("userId", user.toString(), "origin", "synced"));

        await().atMost(PATIENCE).until(() -> problems(fixture, ana) == 0);
        assertThat(refused(fixture, run)).hasSize(2);
    }

    @Test
    void aProblemIsOverWhenAnotherValueIsPublishedOrTheUserIsGone() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva").withCode("AN47X3"));
        String run = fixture.sync().getString("id");
        linked(fixture, ana);
        publish(fixture, "accesscode.credential", "credential-refused", 1, ana, run, Map.of("userId", user.toString()));
        await().atMost(PATIENCE).until(() -> problems(fixture, ana) == 1);

        fixture.workspace().put(ana.withName("Ana Berg"));
        fixture.sync();
        assertThat(problems(fixture, ana)).isEqualTo(1);
        fixture.workspace().put(ana.withCode("AN47X4"));
        fixture.sync();
        assertThat(problems(fixture, ana)).isZero();

        publish(fixture, "identity.user", "user-deleted", 2, ana, run, Map.of("userId", user.toString()));
        await().atMost(PATIENCE)
                .until(() -> TestDatabase.ofThisRun()
                                .count(
                                        "select count(*) from linked_user where organisation_id = ?",
                                        fixture.organisation())
                        == 0);
    }

    @Test
    void ofWhomIsErasedPastRunsKeepNeitherNameNorAddress() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva"));
        FakeUser bea = fixture.workspace().put(named("Bea Costa"));
        String run = fixture.sync().getString("id");
        fixture.workspace().put(ana.withName("Ana Berg"));
        fixture.sync();
        String named = "select count(*) from run_change where organisation_id = ? and external_id = ?"
                + " and num_nonnulls(email, display_name, before_email, before_display_name) > 0";
        assertThat(TestDatabase.ofThisRun().count(named, fixture.organisation(), ana.id()))
                .isEqualTo(2);

        publish(
                fixture,
                "identity.user",
                "user-erased",
                1,
                ana,
                run,
                Map.of(
                        "userId",
                        user.toString(),
                        "persons",
                        List.of(
                                Map.of("source", "google", "externalId", ana.id()),
                                Map.of("source", "scim", "externalId", bea.id()))));

        await().atMost(PATIENCE)
                .until(() -> TestDatabase.ofThisRun().count(named, fixture.organisation(), ana.id()) == 0);
        assertThat(TestDatabase.ofThisRun().count(named, fixture.organisation(), bea.id()))
                .isEqualTo(1);
    }

    @Test
    void whoWaitsForADecisionIsToldUntilItIsMade() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva"));
        String run = fixture.sync().getString("id");

        publish(
                fixture,
                "identity.user",
                "person-match-ambiguous",
                1,
                ana,
                run,
                Map.of("externalId", ana.id(), "userId", user.toString()));

        await().atMost(PATIENCE).until(() -> refused(fixture, run).equals(List.of("person: already-linked")));
        explain(fixture, "externalId=" + ana.id()).body("review.userId", equalTo(user.toString()));
        linked(fixture, ana, 2);
        explain(fixture, "externalId=" + ana.id())
                .body("review", nullValue())
                .body("user.id", equalTo(user.toString()));
    }

    @Test
    void reportsEndAfterNinetyDaysUnlessSomethingWaits() {
        var fixture = aConnection();
        var people = IntStream.range(0, 6)
                .mapToObj(i -> fixture.workspace().put(named("Person " + i)))
                .toList();
        String old = fixture.sync().getString("id");
        people.forEach(each -> fixture.workspace().put(each.asSuspended()));
        String held = fixture.sync().getString("id");
        var database = TestDatabase.ofThisRun();
        database.execute(
                "update run set started_at = started_at - interval '89 days' where organisation_id = ?",
                fixture.organisation());
        pruneReports.prune().await().atMost(PATIENCE);
        changes(fixture, old, "applied").body("items.size()", equalTo(6));

        database.execute(
                "update run set started_at = started_at - interval '2 days' where organisation_id = ?",
                fixture.organisation());
        pruneReports.prune().await().atMost(PATIENCE);

        given().auth().oauth2(fixture.admin()).get(RUNS + "/" + old).then().statusCode(404);
        changes(fixture, held, "held").body("items.size()", equalTo(6));
    }

    @Test
    void refusesWhatItCannotAnswer() {
        var fixture = aConnection();
        String run = fixture.sync().getString("id");
        for (String query : List.of("", "?email=a@b.example&externalId=1", "?email=nobody", "?externalId=a/b")) {
            given().auth()
                    .oauth2(fixture.admin())
                    .get(EXPLANATIONS + query)
                    .then()
                    .statusCode(400);
        }
        explained(fixture, "externalId=117").statusCode(404);
        given().auth()
                .oauth2(fixture.admin())
                .get(RUNS + "/" + run + "/changes?outcome=lost")
                .then()
                .statusCode(400);
        String stranger = TestTokens.admin(UUID.randomUUID());
        given().auth()
                .oauth2(stranger)
                .get(EXPLANATIONS + "?externalId=117")
                .then()
                .statusCode(409);
        given().auth()
                .oauth2(stranger)
                .get(RUNS + "/" + run + "/changes")
                .then()
                .statusCode(404);
        given().get(EXPLANATIONS + "?externalId=117").then().statusCode(401);
        given().get(RUNS + "/" + run + "/changes").then().statusCode(401);
        String helpdesk = TestTokens.of(fixture.organisation(), "somebody", "helpdesk");
        given().auth()
                .oauth2(helpdesk)
                .get(EXPLANATIONS + "?externalId=117")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(helpdesk)
                .get(RUNS + "/" + run + "/changes")
                .then()
                .statusCode(403);
    }

    private void linked(SyncFixture fixture, FakeUser person) {
        linked(fixture, person, 1);
    }

    private void linked(SyncFixture fixture, FakeUser person, long sequence) {
        publish(
                fixture,
                "identity.user",
                "person-linked",
                sequence,
                person,
                UUID.randomUUID().toString(),
                Map.of("externalId", person.id(), "userId", user.toString()));
        await().atMost(PATIENCE)
                .until(() -> TestDatabase.ofThisRun()
                                .count(
                                        "select count(*) from linked_user where organisation_id = ? and user_id = ?",
                                        fixture.organisation(),
                                        user)
                        == 1);
    }

    private void publish(
            SyncFixture fixture,
            String topic,
            String name,
            long sequence,
            FakeUser person,
            String run,
            Map<String, ?> data) {
        TestEvent event = TestEvent.example(topic, name)
                .freshId()
                .organisation(fixture.organisation())
                .key(user.toString())
                .sequence(sequence)
                .attribute("time", "2026-01-05T08:30:0" + sequence + "Z")
                .attribute("originsource", "google")
                .attribute("originexternalid", person.id())
                .attribute("originrunid", run);
        for (Map.Entry<String, ?> entry : data.entrySet()) {
            event = event.data(entry.getKey(), entry.getValue());
        }
        topics.publish(topic, event);
    }

    private static List<String> refused(SyncFixture fixture, String run) {
        List<List<String>> all = changes(fixture, run, "refused").extract().path("items.refused");
        return all.isEmpty() ? List.of() : all.getFirst();
    }

    private static ValidatableResponse changes(SyncFixture fixture, String run, String outcome) {
        return given().auth()
                .oauth2(fixture.admin())
                .get(RUNS + "/" + run + "/changes?outcome=" + outcome)
                .then()
                .statusCode(200);
    }

    private static long problems(SyncFixture fixture, FakeUser person) {
        return TestDatabase.ofThisRun()
                .count(
                        "select count(*) from credential_problem where organisation_id = ? and external_id = ?",
                        fixture.organisation(),
                        person.id());
    }

    private static ValidatableResponse explain(SyncFixture fixture, String query) {
        return explained(fixture, query).statusCode(200);
    }

    private static ValidatableResponse explained(SyncFixture fixture, String query) {
        return given().auth()
                .oauth2(fixture.admin())
                .get(EXPLANATIONS + "?" + query)
                .then();
    }
}
