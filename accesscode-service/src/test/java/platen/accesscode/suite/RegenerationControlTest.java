package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import platen.accesscode.Cause;
import platen.accesscode.bulk.PromptWorker;
import platen.accesscode.issuing.ChangeAccessCode;
import platen.accesscode.issuing.ChangeAccessCode.Wish;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** Jobs that are stopped, broken off, crowded, or taken from somebody: in the end each person has been dealt with once. */
@QuarkusTest
@WithEngines
class RegenerationControlTest {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PEOPLE = 140;

    @Inject
    OrganisationTransactions transactions;

    @Inject
    CodeSpaces spaces;

    @Inject
    ChangeAccessCode change;

    @Inject
    People people;

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Jobs jobs = Jobs.of(identity);

    @Test
    void pausesBetweenTwoBatchesAndGoesOnWhereItStopped() {
        somePeople();
        UUID job = jobs.order("everybody", false);
        awaitProgress(job);

        try (CodeSpaceHold hold = hold()) {
            jobs.tell(job, "pause").statusCode(200).body("state", is("paused"));
        }

        jobs.tell(job, "pause").statusCode(200).body("state", is("paused"));
        int changed = jobs.show(job).getInt("changed");
        assertThat(changed).isBetween(1, PEOPLE - 1);
        PromptWorker.look();
        await().during(Duration.ofMillis(500))
                .atMost(PATIENCE)
                .until(() -> jobs.show(job).getInt("changed") == changed && changedPeople() == changed);
        jobs.tell(job, "resume").statusCode(200);
        assertThat(jobs.awaitState(job, "finished").getInt("changed")).isEqualTo(PEOPLE);
        assertEachChangedOnce();
    }

    @Test
    void endsWhenItIsCancelledAndLeavesTheRest() {
        somePeople();
        UUID job = jobs.order("everybody", false);
        awaitProgress(job);

        try (CodeSpaceHold hold = hold()) {
            jobs.tell(job, "cancel").statusCode(200).body("state", is("cancelled"));
        }

        jobs.tell(job, "cancel").statusCode(200);
        jobs.tell(job, "resume").statusCode(409).body("type", is("/problems/job-ended"));
        jobs.tell(job, "pause").statusCode(409);
        assertThat(changedPeople()).isEqualTo(jobs.show(job).getInt("changed")).isLessThan(PEOPLE);
        people.assertConsistent(identity.organisation);
        var finished = Credentials.ofJob(identity.organisation, job);
        assertThat(finished.data().path("outcome").asText()).isEqualTo("cancelled");
        jobs.run("missing", false);
    }

    @Test
    void runsOneAtATime() {
        people.add(identity.organisation, 1_500);
        UUID open = jobs.order("missing", false);

        jobs.post("unfit", true)
                .statusCode(409)
                .body("type", is("/problems/job-already-open"))
                .body("jobId", is(open.toString()));

        jobs.tell(open, "cancel").statusCode(200);
        jobs.post("unfit", true).statusCode(201);
    }

    @Test
    void takesUpTheJobOfAReplicaThatDied() {
        somePeople();
        List<UUID> inOrder = people.of(identity.organisation);
        Map<UUID, AccessCode> before = people.codes(identity.organisation);
        UUID job = UUID.randomUUID();
        DATABASE.execute("""
                insert into regeneration_job (organisation_id, id, scope, notify, state, ordered_by, ordered_at, started_at,
                    since_change, due_at, reached, total, changed, lease_until, fence)
                values (?, ?, 'everybody', false, 'running', 'somebody', now(), now(), nextval('access_code_change'), now(),
                    ?, ?, 20, now() + interval '1 hour', 5)
                """, identity.organisation, job, inOrder.get(19), (long) PEOPLE);

        PromptWorker.look();
        assertThat(DATABASE.count("select fence from regeneration_job where id = ?", job))
                .as("nobody has taken it up while its lease lasts")
                .isEqualTo(5);
        DATABASE.execute("update regeneration_job set lease_until = now() where id = ?", job);
        JsonPath finished = jobs.awaitState(job, "finished");

        assertThat(finished.getInt("changed")).isEqualTo(PEOPLE);
        Map<UUID, AccessCode> after = people.codes(identity.organisation);
        assertThat(inOrder.subList(0, 20)).allMatch(user -> after.get(user).equals(before.get(user)));
        assertThat(inOrder.subList(20, PEOPLE))
                .noneMatch(user -> after.get(user).equals(before.get(user)));
        people.assertConsistent(identity.organisation);
    }

    @Test
    void triesABatchAgainWhenItsConnectionIsCut() {
        somePeople();
        UUID job = jobs.order("everybody", false);
        awaitProgress(job);

        try (CodeSpaceHold hold = hold()) {
            await().atMost(PATIENCE).until(() -> DATABASE.count("""
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock' and query like '%code_space%for update'
                    """) > 0);
        }

        jobs.awaitState(job, "finished");
        assertEachChangedOnce();
    }

    @Test
    void doesNotKeepASmallJobWaitingForABigOne() {
        int many = 3_000;
        people.add(identity.organisation, many);
        UUID big = jobs.order("missing", false);
        awaitProgress(big);
        IdentityFixture elsewhere = IdentityFixture.knownOrganisation();
        people.add(elsewhere.organisation, 5);

        JsonPath small = Jobs.of(elsewhere).run("missing", false);

        assertThat(small.getInt("changed")).isEqualTo(5);
        JsonPath bigOne = jobs.show(big);
        assertThat(bigOne.getString("state")).isEqualTo("running");
        assertThat(bigOne.getInt("done")).isLessThan(many);
        jobs.tell(big, "cancel").statusCode(200);
    }

    @Test
    void keepsCodesApartWhileOthersAreIssuedOneByOne() {
        Admin.of(identity).policy("numeric", 4, 1).statusCode(200);
        int count = 300;
        people.add(identity.organisation, count);
        jobs.run("missing", false);
        Map<UUID, AccessCode> before = people.codes(identity.organisation);
        Set<AccessCode> resting = new HashSet<>(before.values());
        people.assertApart(before, Set.of());
        List<UUID> users = people.of(identity.organisation);

        UUID job = jobs.order("everybody", false);
        AtomicBoolean over = new AtomicBoolean();
        int changes = 0;
        for (int i = 0; !over.get(); i++) {
            UUID user = users.get(i * 37 % count);
            change.change(identity.organisation, user, new Wish.Generated(), version -> true, Cause.request("test"))
                    .await()
                    .atMost(PATIENCE);
            changes++;
            over.set(jobs.show(job).getString("state").equals("finished"));
        }

        assertThat(changes).isPositive();
        Map<UUID, AccessCode> after = people.codes(identity.organisation);
        people.assertApart(after, resting);
        people.assertConsistent(identity.organisation);
        assertThat(users).noneMatch(user -> after.get(user).equals(before.get(user)));
    }

    @Test
    void respectsWhatHoldsForSomePeopleOnly() {
        people.add(identity.organisation, 20);
        List<UUID> users = people.of(identity.organisation);
        DATABASE.execute(
                "insert into policy_override (organisation_id, name, format, min_length, version)"
                        + " values (?, 'pupils', 'numeric', 8, 1)",
                identity.organisation);
        users.subList(0, 5)
                .forEach(user -> DATABASE.execute(
                        "update person set code_policy = 'pupils' where organisation_id = ? and user_id = ?",
                        identity.organisation,
                        user));

        jobs.run("missing", false);

        Map<UUID, AccessCode> codes = people.codes(identity.organisation);
        assertThat(users.subList(0, 5)).allMatch(user -> codes.get(user).value().matches("\\d{8}"));
        assertThat(users.subList(5, 20)).allMatch(user -> codes.get(user).length() == 6);
        assertThat(jobs.run("unfit", false).getInt("changed")).isZero();
    }

    @Test
    void isNothingToOtherOrganisations() {
        UUID job = jobs.run("missing", false).getUUID("id");
        Jobs others = Jobs.of(IdentityFixture.knownOrganisation());

        for (String what : List.of("pause", "resume", "cancel")) {
            others.tell(job, what).statusCode(404);
        }
        Admin.of(UUID.randomUUID())
                .request()
                .get(Jobs.PATH + "/{id}", job)
                .then()
                .statusCode(404);
        Admin.of(UUID.randomUUID())
                .request()
                .get(Jobs.PATH)
                .then()
                .statusCode(200)
                .body("items.size()", is(0));
        Admin.of(UUID.randomUUID())
                .request()
                .body(Map.of("scope", "missing", "notify", false))
                .post(Jobs.PATH)
                .then()
                .statusCode(404);
    }

    @Test
    void listsJobsNewestFirst() {
        List<String> ids = List.of(run(), run(), run());
        Admin admin = Admin.of(identity);

        JsonPath first = admin.request()
                .queryParam("limit", 2)
                .get(Jobs.PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(first.getList("items.id", String.class)).containsExactly(ids.get(2), ids.get(1));
        admin.request()
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("next"))
                .get(Jobs.PATH)
                .then()
                .body("items.id", is(List.of(ids.getFirst())))
                .body("next", nullValue());
    }

    @Test
    void saysWhatIsWrongWithAnOrder() {
        for (Map<String, ?> body : List.<Map<String, ?>>of(
                Map.of("scope", "some", "notify", true),
                Map.of("scope", "unfit"),
                Map.of("notify", true),
                Map.of("scope", 5, "notify", "perhaps"))) {
            Admin.of(identity).request().body(body).post(Jobs.PATH).then().statusCode(400);
        }
        jobs.tell(UUID.randomUUID(), "pause").statusCode(404);
        Admin.of(identity).request().get(Jobs.PATH + "/not-an-id").then().statusCode(404);
    }

    private String run() {
        return jobs.run("missing", false).getString("id");
    }

    private void somePeople() {
        people.add(identity.organisation, PEOPLE);
        jobs.run("missing", false);
    }

    private CodeSpaceHold hold() {
        return CodeSpaceHold.of(transactions, spaces, identity.organisation);
    }

    private void awaitProgress(UUID job) {
        await("a first batch")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> DATABASE.count("select changed from regeneration_job where id = ?", job) > 0);
    }

    /** People who had their second code. */
    private long changedPeople() {
        return DATABASE.count(
                "select count(*) from person where organisation_id = ? and code_version = 2", identity.organisation);
    }

    private void assertEachChangedOnce() {
        assertThat(people.versions(identity.organisation).values()).containsOnly(2L);
        people.assertConsistent(identity.organisation);
    }
}
