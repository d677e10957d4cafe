package platen.google.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.google.SyncFixture;
import platen.google.fake.FakeReply;
import platen.google.fake.FakeUser;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** What an operator sees of runs. Connections are manual, so that nothing runs but what is started here. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class RunMetersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Inject
    MeterRegistry meters;

    @Inject
    HoldBacklog holds;

    @Test
    void countsEachRunByWhatItWasForAndHowItEnded() {
        SyncFixture fixture = aConnection();
        List<FakeUser> people = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            people.add(fixture.workspace().put(named("Person " + i).withCode("CODE2" + i)));
        }
        Map<String, Double> before = counted();
        double held = gauge("platen.sync.holds");

        fixture.sync();
        people.subList(0, 5).forEach(each -> fixture.workspace().put(each.withCode(null)));
        fixture.finished(fixture.start(true));
        var run = fixture.sync();
        fixture.sync();
        assertHolds(held + 1, Duration.ZERO);
        TestDatabase.ofThisRun()
                .execute(
                        "update run_hold set opened_at = opened_at - interval '400 days' where organisation_id = ? and state = 'OPEN'",
                        fixture.organisation());
        assertHolds(held + 1, Duration.ofDays(400));
        fixture.approved(run);
        fixture.workspace().misbehave("users", (request, reply) -> FakeReply.error(403, "forbidden"));
        fixture.failingSync();

        assertHolds(held, Duration.ZERO);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(countedSince(before))
                        .containsOnly(
                                entry("run completed none", 1.0),
                                entry("dry-run held none", 1.0),
                                entry("run held none", 2.0),
                                entry("approval completed none", 1.0),
                                entry("run failed authorisation", 1.0)));
    }

    @Test
    void countsARunWhoseProcessDiedOnce() {
        SyncFixture fixture = aConnection();
        Map<String, Double> before = counted();
        UUID dead = UUID.randomUUID();
        TestDatabase database = TestDatabase.ofThisRun();
        database.execute(
                "insert into run (organisation_id, id, state, dry_run, started_by, started_at) "
                        + "values (?, ?, 'RUNNING', true, 'MANUAL', now())",
                fixture.organisation(),
                dead);
        database.execute(
                "insert into run_lock (organisation_id, run_id, fence, expires_at) values (?, ?, 7, now() - interval '1 second') "
                        + "on conflict (organisation_id) do update set run_id = excluded.run_id, expires_at = excluded.expires_at",
                fixture.organisation(),
                dead);

        await().atMost(PATIENCE).until(() -> "failed".equals(fixture.run(dead).getString("state")));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(countedSince(before)).containsOnly(entry("dry-run failed interrupted", 1.0)));
    }

    /** The timer may be looking at the same time, and have begun before. Other tests leave holds, but none so old. */
    private void assertHolds(double open, Duration oldest) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(gauge("platen.sync.holds")).isEqualTo(open);
            assertThat(gauge("platen.sync.holds.oldest.age")).isBetween((double) oldest.toSeconds(), (double)
                    oldest.plusDays(300).toSeconds());
        });
    }

    private double gauge(String name) {
        holds.look().await().atMost(PATIENCE);
        return meters.get(name).gauge().value();
    }

    /** By kind, outcome and cause. */
    private Map<String, Double> counted() {
        Map<String, Double> counted = new TreeMap<>();
        meters.find("platen.sync.runs")
                .counters()
                .forEach(counter -> counted.put(
                        String.join(
                                " ",
                                counter.getId().getTag("kind"),
                                counter.getId().getTag("outcome"),
                                counter.getId().getTag("cause")),
                        counter.count()));
        return counted;
    }

    private Map<String, Double> countedSince(Map<String, Double> before) {
        Map<String, Double> changed = counted();
        changed.replaceAll((tags, count) -> count - before.getOrDefault(tags, 0.0));
        changed.values().removeIf(count -> count == 0);
        return changed;
    }
}
