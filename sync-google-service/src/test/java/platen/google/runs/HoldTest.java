package platen.google.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static platen.google.SyncFixture.CONNECTION;
import static platen.google.SyncFixture.RUNS;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.google.PublishedPerson;
import platen.google.SyncFixture;
import platen.google.fake.FakeUser;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** What is too many of a kind waits for an administrator. Ten people are known; five of a kind are too many. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class HoldTest {

    private static final int PEOPLE = 10;
    private static final String NO_PLAN = "0".repeat(64);

    private final List<FakeUser> people = new ArrayList<>();

    @Test
    void tooManyOfAKindWaitAndTheRestIsApplied() {
        var fixture = synced(Map.of());
        for (FakeUser each : people.subList(0, 5)) {
            fixture.workspace().put(each.withCode(null));
        }
        // Whoever waits, waits whole; other changes, of the same kind of fields too, do not wait.
        fixture.workspace().put(people.get(0).withCode(null).withEmail("new.one@school.example"));
        fixture.workspace().put(people.get(5).withCard("04FF"));
        fixture.workspace().put(people.get(6).withEmail("new.two@school.example"));
        fixture.workspace().put(named("Cy Cole"));

        var dry = fixture.finished(fixture.start(true));
        var run = fixture.sync();

        assertThat(run.getMap("counts")).isEqualTo(Map.of("read", 11, "published", 3, "unchanged", 3, "removed", 0));
        assertThat(run.getMap("held"))
                .isEqualTo(Map.of(
                        "people",
                        5,
                        "removals",
                        0,
                        "disables",
                        0,
                        "codeClears",
                        5,
                        "cardClears",
                        0,
                        "emailChanges",
                        1));
        assertThat(run.getMap("progress")).isEqualTo(Map.of("phase", "ended", "read", 11, "planned", 8, "applied", 3));
        assertThat(run.getString("hold.state")).isEqualTo("open");
        assertThat(fixture.published(people.getFirst())).hasSize(1);
        assertThat(fixture.changes(run.getString("id"), "held")).containsExactlyInAnyOrderElementsOf(ids(0, 5));
        assertThat(fixture.changes(run.getString("id"), "applied")).hasSize(3);
        // A dry run says the same, by the same name.
        assertThat(dry.getString("planHash")).isEqualTo(run.getString("planHash"));
        assertThat(dry.getMap("counts")).isEqualTo(run.getMap("counts"));
        assertThat(dry.getMap("held")).isEqualTo(run.getMap("held"));
        assertThat(fixture.changes(dry.getString("id"), "held")).containsExactlyInAnyOrderElementsOf(ids(0, 5));
        assertThat(fixture.changes(dry.getString("id"), "planned")).hasSize(3);

        assertThat(fixture.told()).containsExactly("run-completed", "run-held", "run-completed");
        TestRecord held = fixture.reports().get(1);
        ContractChecks.ofRepository().assertValid(String.valueOf(held.value()));
        assertThat(held.data().path("runId").asText()).isEqualTo(run.getString("id"));
        assertThat(held.data().path("planHash").asText()).isEqualTo(run.getString("planHash"));
        assertThat(held.data().path("noticeAddress").asText()).isEqualTo("it@school.example");
        assertThat(held.data().path("held").path("codeClears").asInt()).isEqualTo(5);

        var approval = fixture.approved(run);

        assertThat(approval.getString("state")).isEqualTo("completed");
        assertThat(approval.getString("approves")).isEqualTo(run.getString("id"));
        assertThat(approval.getMap("counts"))
                .isEqualTo(Map.of("read", 0, "published", 5, "unchanged", 0, "removed", 0));
        assertThat(PublishedPerson.of(
                        fixture, fixture.published(people.getFirst()).getLast()))
                .extracting(PublishedPerson::accessCode, person -> person.text("email"))
                .containsExactly("cleared", "new.one@school.example");
        assertThat(fixture.told())
                .containsExactly("run-completed", "run-held", "run-completed", "run-completed", "run-recovered");
        ContractChecks.ofRepository()
                .assertValid(String.valueOf(fixture.reports().getLast().value()));
        var after = fixture.run(run.getUUID("id"));
        assertThat(after.getString("hold.state")).isEqualTo("approved");
        assertThat(after.getString("hold.approvedBy")).isNotBlank();
        assertThat(fixture.changes(run.getString("id"), "approved")).containsExactlyInAnyOrderElementsOf(ids(0, 5));
        fixture.approve(run.getString("id"), run.getString("planHash"))
                .statusCode(409)
                .body("type", equalTo("/problems/hold-ended"));
        assertThat(fixture.sync().getInt("counts.published")).isZero();
    }

    @Test
    void theSameHoldIsToldOnceAndADifferentOneSupersedesIt() {
        var fixture = synced(Map.of());
        people.subList(0, 5).forEach(fixture.workspace()::delete);
        var first = fixture.sync();

        var same = fixture.sync();

        assertThat(same.getInt("held.removals")).isEqualTo(5);
        assertThat(same.getString("hold.runId")).isEqualTo(first.getString("id"));
        assertThat(stored(fixture, same)).isZero();
        assertThat(fixture.changes(same.getString("id"), "held")).containsExactlyInAnyOrderElementsOf(ids(0, 5));
        assertThat(fixture.told().stream().filter("run-held"::equals)).hasSize(1);
        fixture.approve(same.getString("id"), same.getString("planHash"))
                .statusCode(409)
                .body("type", equalTo("/problems/nothing-held"));

        fixture.workspace().delete(people.get(5));
        var other = fixture.sync();

        assertThat(other.getInt("held.removals")).isEqualTo(6);
        assertThat(fixture.told().stream().filter("run-held"::equals)).hasSize(2);
        assertThat(fixture.run(first.getUUID("id")).getString("hold.state")).isEqualTo("superseded");
        assertThat(fixture.changes(first.getString("id"), "lapsed")).hasSize(5);
        fixture.approve(first.getString("id"), first.getString("planHash"))
                .statusCode(409)
                .body("type", equalTo("/problems/hold-ended"));

        people.subList(0, 6).forEach(fixture.workspace()::put);
        fixture.sync();

        assertThat(fixture.run(other.getUUID("id")).getString("hold.state")).isEqualTo("gone");
        assertThat(fixture.told().stream().filter("run-recovered"::equals)).hasSize(1);
        assertThat(fixture.published()).hasSize(PEOPLE);
        assertThat(waitingPayloads(fixture)).isZero();
    }

    @Test
    void anApprovalNamesThePlanAndItsBase() {
        var fixture = synced(Map.of());
        people.subList(0, 6).forEach(each -> fixture.workspace().put(each.asSuspended()));
        var run = fixture.sync();
        assertThat(run.getInt("held.disables")).isEqualTo(6);

        fixture.approve(run.getString("id"), NO_PLAN).statusCode(409).body("type", equalTo("/problems/plan-changed"));
        fixture.approve(UUID.randomUUID(), NO_PLAN).statusCode(404);
        fixture.approve(run.getString("id"), "nonsense").statusCode(400);
        // As a push would: another state is published of somebody who waits.
        TestDatabase.ofThisRun()
                .execute(
                        "update person set digest = '\\x00' where organisation_id = ? and external_id = ?",
                        fixture.organisation(),
                        people.getFirst().id());
        fixture.approve(run.getString("id"), run.getString("planHash"))
                .statusCode(409)
                .body("type", equalTo("/problems/base-moved"));

        var next = fixture.sync();
        assertThat(next.getInt("held.disables")).isEqualTo(6);
        fixture.replace(Map.of("onRemoval", "delete-now")).statusCode(200);
        fixture.approve(next.getString("id"), next.getString("planHash"))
                .statusCode(409)
                .body("type", equalTo("/problems/connection-changed"));
        var renewed = fixture.sync();
        assertThat(renewed.getString("hold.runId")).isEqualTo(renewed.getString("id"));
        assertThat(fixture.approved(renewed).getInt("counts.published")).isEqualTo(6);
    }

    @Test
    void anInterruptedApprovalCanBeRepeated() {
        var fixture = synced(Map.of("onRemoval", "delete-now"));
        people.subList(0, 5).forEach(fixture.workspace()::delete);
        var run = fixture.sync();
        var database = TestDatabase.ofThisRun();
        String last = ids(0, 5).stream().max(String::compareTo).orElseThrow();
        database.execute("create function break_burial() returns trigger language plpgsql as "
                + "$$ begin raise exception 'broken by a test'; end $$");
        database.execute(
                "create trigger break_burial before update on person for each row " + "when (new.external_id = '" + last
                        + "' and new.removed_at is not null) execute function break_burial()");
        try {
            assertThat(fixture.approved(run).getString("failure.reason")).isEqualTo("internal");
        } finally {
            database.execute("drop function break_burial cascade");
        }
        assertThat(fixture.run(run.getUUID("id")).getString("hold.state")).isEqualTo("open");
        assertThat(fixture.changes(run.getString("id"), "held"))
                .hasSizeBetween(1, 4)
                .contains(last);

        fixture.approved(run);

        assertThat(fixture.run(run.getUUID("id")).getString("hold.state")).isEqualTo("approved");
        assertThat(fixture.published().stream().filter(record -> record.is("person-removed")))
                .hasSize(5);
    }

    @Test
    void aSlowLeakIsOneToo() {
        var fixture = synced(Map.of());
        for (FakeUser each : people.subList(0, 4)) {
            fixture.workspace().delete(each);
            assertThat(fixture.sync().getInt("counts.removed")).isEqualTo(1);
        }
        fixture.workspace().delete(people.get(4));
        assertThat(fixture.sync().getInt("held.removals")).isEqualTo(1);

        TestDatabase.ofThisRun()
                .execute(
                        "update run_change set applied_at = applied_at - interval '25 hours' where organisation_id = ?",
                        fixture.organisation());

        assertThat(fixture.sync().getInt("counts.removed")).isEqualTo(1);
        assertThat(fixture.told()).endsWith("run-recovered", "run-completed");
    }

    @Test
    void everyConnectionHasItsOwnLimits() {
        var fixture = synced(Map.of("guards", Map.of("removals", Map.of("floor", 7), "disables", Map.of("cap", 1))));
        given().auth()
                .oauth2(fixture.admin())
                .get(CONNECTION)
                .then()
                .body("guards.removals", equalTo(limit(7, 10, null)))
                .body("guards.disables", equalTo(limit(5, 10, 1)))
                .body("guards.codeClears", equalTo(limit(5, 10, null)));
        people.subList(0, 6).forEach(fixture.workspace()::delete);
        people.subList(6, 8).forEach(each -> fixture.workspace().put(each.asSuspended()));

        var run = fixture.sync();

        assertThat(run.getInt("counts.removed")).isEqualTo(6);
        assertThat(run.getInt("held.disables")).isEqualTo(2);
    }

    @Test
    void thePlanIsShownPageByPageAndAsATable() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("=cmd|' /C calc'!A0").withCode("AN47P1"));
        FakeUser bo = fixture.workspace().put(named("Bo Berg").withCard("04AA"));
        fixture.sync();
        fixture.workspace().put(ana.withCode("AN47P2").asSuspended());
        fixture.workspace().put(bo.withCard(null));
        String run = fixture.sync().getString("id");

        JsonPath first = plan(fixture, run, "?limit=1");
        JsonPath second = plan(fixture, run, "?limit=1&cursor=" + first.getString("next"));

        assertThat(second.getString("next")).isNull();
        assertThat(first.getString("planHash"))
                .isEqualTo(fixture.run(UUID.fromString(run)).getString("planHash"));
        JsonPath ofAna = first.getString("items[0].externalId").equals(ana.id()) ? first : second;
        assertThat(ofAna.getString("items[0].kind")).isEqualTo("changed");
        assertThat(ofAna.getList("items[0].guards")).isEqualTo(List.of("disables"));
        assertThat(ofAna.getList("items[0].changes"))
                .isEqualTo(List.of(
                        Map.of("field", "active", "before", "true", "after", "false"),
                        Map.of("field", "accessCode", "before", "set", "after", "set")));

        String csv = given().auth()
                .oauth2(fixture.admin())
                .accept("text/csv")
                .get(RUNS + "/" + run + "/plan")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        assertThat(csv.lines()).hasSize(3).first().asString().startsWith("externalId,kind,outcome,guards,changed");
        assertThat(csv)
                .contains("'=cmd|' /C calc'!A0")
                .contains(",cardClears,card,")
                .doesNotContain("AN47P");
        given().auth()
                .oauth2(TestTokens.admin(UUID.randomUUID()))
                .get(RUNS + "/" + run + "/plan")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(fixture.admin())
                .accept("text/csv")
                .get(RUNS + "/" + UUID.randomUUID() + "/plan")
                .then()
                .statusCode(404);
    }

    @Test
    void closedToEverybodyElse() {
        UUID organisation = UUID.randomUUID();
        String plan = RUNS + "/" + UUID.randomUUID() + "/plan";
        String approve = RUNS + "/" + UUID.randomUUID() + "/approve";
        Map<String, String> body = Map.of("planHash", NO_PLAN);
        given().get(plan).then().statusCode(401);
        given().contentType(ContentType.JSON).body(body).post(approve).then().statusCode(401);
        String helpdesk = TestTokens.of(organisation, "somebody", "helpdesk");
        String auditor = TestTokens.of(organisation, "somebody", "auditor");
        given().auth().oauth2(helpdesk).get(plan).then().statusCode(403);
        given().auth().oauth2(auditor).get(plan).then().statusCode(404);
        given().auth()
                .oauth2(auditor)
                .contentType(ContentType.JSON)
                .body(body)
                .post(approve)
                .then()
                .statusCode(403);
    }

    private SyncFixture synced(Map<String, Object> settings) {
        var fixture = aConnection(settings);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(fixture.workspace().put(named("Person " + i).withCode("CODE2" + i)));
        }
        fixture.sync();
        return fixture;
    }

    private List<String> ids(int from, int to) {
        return people.subList(from, to).stream().map(FakeUser::id).toList();
    }

    private static Map<String, Object> limit(int floor, int percent, @Nullable Integer cap) {
        Map<String, Object> limit = new HashMap<>();
        limit.put("floor", floor);
        limit.put("percent", percent);
        limit.put("cap", cap);
        return limit;
    }

    private static JsonPath plan(SyncFixture fixture, String run, String query) {
        return given().auth()
                .oauth2(fixture.admin())
                .get(RUNS + "/" + run + "/plan" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long stored(SyncFixture fixture, JsonPath run) {
        return TestDatabase.ofThisRun()
                .count(
                        "select count(*) from run_change where organisation_id = ? and run_id = ?",
                        fixture.organisation(),
                        run.getUUID("id"));
    }

    private static long waitingPayloads(SyncFixture fixture) {
        return TestDatabase.ofThisRun()
                .count(
                        "select count(*) from run_change where organisation_id = ? and observation is not null",
                        fixture.organisation());
    }
}
