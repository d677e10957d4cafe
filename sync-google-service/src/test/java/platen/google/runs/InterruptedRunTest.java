package platen.google.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import platen.google.SyncFixture;
import platen.google.fake.FakeUser;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** Runs whose process dies or loses its lock. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class InterruptedRunTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TestDatabase database = TestDatabase.ofThisRun();

    @Test
    void aRunThatDiedIsMarkedAndAnAutomaticOneFollows() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva").withCode("AN47D1"));
        fixture.workspace().put(named("Bo Berg"));
        fixture.sync();
        UUID dead = leaveADeadRun(fixture);
        fixture.workspace().put(ana.withCode("AN47D2"));

        fixture.replace(Map.of("mode", "automatic")).statusCode(200);

        await().atMost(PATIENCE).until(() -> fixture.published(ana).size() == 2);
        assertThat(fixture.run(dead).getString("state")).isEqualTo("failed");
        assertThat(fixture.run(dead).getString("failure.reason")).isEqualTo("interrupted");
        assertThat(fixture.published()).hasSize(3);
        fixture.replace(Map.of("mode", "manual")).statusCode(200);
        await("what the dead run had staged is gone with it, and no other run stages anything")
                .atMost(PATIENCE)
                .until(() -> staged(fixture) == 0);
    }

    @Test
    void aManualRunNeedNotWaitForTheTimer() {
        var fixture = aConnection();
        fixture.workspace().put(named("Ana Silva"));
        UUID dead = leaveADeadRun(fixture);

        await().atMost(PATIENCE).until(() -> "failed".equals(fixture.run(dead).getString("state")));

        assertThat(fixture.sync().getInt("counts.published")).isEqualTo(1);
    }

    @Test
    void whoeverLostTheLockWritesNothingMore() throws InterruptedException {
        var fixture = aConnection();
        fixture.workspace().put(named("Ana Silva"));
        var asked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        fixture.workspace().misbehave("users", (request, reply) -> {
            asked.countDown();
            await().atMost(PATIENCE).until(() -> release.getCount() == 0);
            return reply;
        });
        UUID lost = fixture.start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        UUID thief = UUID.randomUUID();
        database.execute(
                "update run_lock set run_id = ?, fence = fence + 5, expires_at = now() + interval '1 second' "
                        + "where organisation_id = ?",
                thief,
                fixture.organisation());
        release.countDown();

        // The thief dies too; the timer ends it, and only then may the next run begin.
        fixture.workspace().behave();
        await().atMost(PATIENCE)
                .until(() -> database.count(
                                "select count(*) from run_lock where organisation_id = ? and run_id is null",
                                fixture.organisation())
                        == 1);
        assertThat(fixture.published()).isEmpty();
        assertThat(fixture.run(lost).getString("state")).isEqualTo("running");
    }

    @Test
    void whatABrokenRunHadPublishedIsNotPublishedAgain() {
        var fixture = aConnection();
        for (int i = 0; i < 5; i++) {
            fixture.workspace().put(named("Person " + i));
        }
        var last = new FakeUser(
                "9" + UUID.randomUUID(), "z@school.example", "Z", false, false, "/", null, null, List.of());
        fixture.workspace().put(last);
        breakBatchesWith(last);
        fixture.failingSync();
        assertThat(fixture.published()).hasSize(4);

        mendBatches();
        var run = fixture.sync();

        assertThat(run.getMap("counts")).isEqualTo(Map.of("read", 6, "published", 2, "unchanged", 4, "removed", 0));
        assertThat(fixture.published()).hasSize(6);
        assertThat(fixture.published().stream()
                        .map(record -> String.valueOf(record.key()))
                        .distinct())
                .hasSize(6);
    }

    /** As if the process died there: the transaction of the batch that holds this person does not commit. */
    private void breakBatchesWith(FakeUser user) {
        database.execute("create function break_batch() returns trigger language plpgsql as "
                + "$$ begin raise exception 'broken by a test'; end $$");
        database.execute("create trigger break_batch before insert on person for each row "
                + "when (new.external_id = '" + user.id() + "') execute function break_batch()");
    }

    private void mendBatches() {
        database.execute("drop function break_batch cascade");
    }

    @Test
    void aLongRunKeepsItsLock() {
        var fixture = aConnection();
        fixture.workspace().put(named("Ana Silva"));
        var started = System.nanoTime();
        // Longer than the lock's five seconds, each call shorter than its own limit.
        fixture.workspace().misbehave((request, reply) -> {
            long until = System.nanoTime() + Duration.ofMillis(1_900).toNanos();
            await().atMost(PATIENCE).until(() -> System.nanoTime() > until);
            return reply;
        });

        fixture.sync();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofSeconds(5));
        assertThat(fixture.runs()).hasSize(1);
    }

    /** As a killed process leaves it: a lock that expired, half a snapshot, half a plan. */
    private UUID leaveADeadRun(SyncFixture fixture) {
        UUID dead = UUID.randomUUID();
        UUID organisation = fixture.organisation();
        database.execute(
                "insert into run (organisation_id, id, state, dry_run, started_by, started_at) "
                        + "values (?, ?, 'RUNNING', false, 'AUTOMATIC', now())",
                organisation,
                dead);
        database.execute(
                "insert into snapshot_person (organisation_id, external_id, digest) values (?, 'ghost', '\\x00')",
                organisation);
        database.execute(
                "insert into run_change (organisation_id, run_id, external_id, kind, outcome, digest, access_code_state, card_state) "
                        + "values (?, ?, 'ghost', 'REMOVED', 'PLANNED', '\\x00', 'CLEARED', 'CLEARED')",
                organisation,
                dead);
        database.execute(
                "insert into run_lock (organisation_id, run_id, fence, expires_at) values (?, ?, 7, now() - interval '1 second') "
                        + "on conflict (organisation_id) do update set run_id = excluded.run_id, expires_at = excluded.expires_at",
                organisation,
                dead);
        return dead;
    }

    private long staged(SyncFixture fixture) {
        return database.count("select count(*) from snapshot_person where organisation_id = ?", fixture.organisation())
                + database.count(
                        "select count(*) from run_change where organisation_id = ? and outcome = 'PLANNED'",
                        fixture.organisation());
    }
}
