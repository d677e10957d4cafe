package platen.google.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.google.SyncFixture;
import platen.google.fake.FakeUser;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/**
 * No snapshot clears, disables, renames or removes more than the guards allow without approval: random directories and edits against a model of
 * what is published.
 */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class GuardModelTest {

    private static final int FLOOR = 2;
    private static final int PERCENT = 20;
    private static final int STEPS = 10;

    /** Edits by which nobody at all is held do happen; not so many of them. */
    private static final int MOST_STEPS = 100;

    /** What a guard counts. */
    private record Harm(int removals, int disables, int codeClears, int cardClears, int emailChanges) {

        Harm plus(Harm other) {
            return new Harm(
                    removals + other.removals,
                    disables + other.disables,
                    codeClears + other.codeClears,
                    cardClears + other.cardClears,
                    emailChanges + other.emailChanges);
        }

        List<Integer> each() {
            return List.of(removals, disables, codeClears, cardClears, emailChanges);
        }
    }

    private static final Harm NONE = new Harm(0, 0, 0, 0, 0);

    /** The last state published of each person, removed ones included, and whether they are there. */
    private final Map<String, FakeUser> published = new HashMap<>();

    private final Map<String, Boolean> there = new HashMap<>();
    private Harm unapproved = NONE;

    @Test
    void noSnapshotDoesMoreHarmThanIsAllowed() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        Map<String, Object> limit = Map.of("floor", FLOOR, "percent", PERCENT);
        var fixture = aConnection(Map.of(
                "onRemoval",
                "delete-now",
                "guards",
                Map.of(
                        "removals",
                        limit,
                        "disables",
                        limit,
                        "codeClears",
                        limit,
                        "cardClears",
                        limit,
                        "emailChanges",
                        limit)));
        List<FakeUser> directory = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            directory.add(fixture.workspace()
                    .put(named("Person " + i).withCode("CODE3" + i).withCard("04B" + i)));
        }
        // So that no edit leaves a directory that is not believed at all.
        fixture.workspace().put(named("Keeper").withCode("KEEPER"));
        settle(fixture, fixture.sync(), false);
        int held = 0;
        for (int step = 0; step < STEPS || held == 0 && step < MOST_STEPS; step++) {
            String when = "seed " + seed + ", step " + step;
            int edits = 1 + random.nextInt(6);
            for (int i = 0; i < edits; i++) {
                edit(fixture, directory, random);
            }
            if (random.nextInt(4) == 0) {
                forgetOlderThanADay(fixture);
            }
            long linked = there.values().stream().filter(each -> each).count();
            Harm before = unapproved;
            var run = fixture.sync();
            Harm done = settle(fixture, run, false);

            for (int i = 0; i < done.each().size(); i++) {
                int now = done.each().get(i);
                int count = now + before.each().get(i);
                assertThat(now == 0 || count < FLOOR || count * 100L <= linked * PERCENT)
                        .as("%s: %s after %s of %s", when, done, before, linked)
                        .isTrue();
            }
            unapproved = unapproved.plus(done);
            if (run.getInt("held.people") > 0) {
                held++;
                if (random.nextBoolean()) {
                    var whole = fixture.run(run.getUUID("hold.runId"));
                    assertThat(fixture.approved(whole).getString("state"))
                            .as(when)
                            .isEqualTo("completed");
                    settle(fixture, run, true);
                    assertThat(published.entrySet().stream()
                                    .filter(each -> Boolean.TRUE.equals(there.get(each.getKey())))
                                    .map(Map.Entry::getValue))
                            .as(when)
                            .containsAll(directory);
                }
            }
        }
        assertThat(held).as("seed " + seed).isPositive();
    }

    private void edit(SyncFixture fixture, List<FakeUser> directory, Random random) {
        int at = random.nextInt(directory.size());
        FakeUser user = directory.get(at);
        @Nullable
        FakeUser edited = switch (random.nextInt(8)) {
            case 0 -> user.withCode(null);
            case 1 -> user.withCard(null);
            case 2 -> user.asSuspended();
            case 3 -> user.withEmail("p" + random.nextInt(1_000_000) + "@school.example");
            case 4 -> user.withCode("CODE4" + random.nextInt(10_000));
            case 5 -> user.withName("Name " + random.nextInt(10_000));
            case 6 -> {
                var newcomer = named("New " + random.nextInt(10_000)).withCode("CODE5" + random.nextInt(10_000));
                directory.add(fixture.workspace().put(newcomer));
                yield user;
            }
            default -> null;
        };
        if (edited == null) {
            if (directory.size() > 6) {
                fixture.workspace().delete(directory.remove(at));
            }
        } else {
            directory.set(at, fixture.workspace().put(edited));
        }
    }

    /** Takes what was published since into the model and returns the harm it did. */
    private Harm settle(SyncFixture fixture, JsonPath run, boolean approved) {
        Harm harm = NONE;
        Map<String, FakeUser> now = new HashMap<>();
        fixture.workspace().people().forEach(each -> now.put(each.id(), each));
        for (String id : Stream.of("applied", "approved")
                .filter(outcome -> outcome.equals("approved") == approved)
                .flatMap(outcome -> fixture.changes(run.getString("id"), outcome).stream())
                .toList()) {
            harm = harm.plus(harm(published.get(id), now.get(id)));
            FakeUser state = now.get(id);
            there.put(id, state != null);
            if (state != null) {
                published.put(id, state);
            }
        }
        return harm;
    }

    private static Harm harm(@Nullable FakeUser before, @Nullable FakeUser after) {
        if (before == null) {
            return NONE;
        }
        return after == null
                ? new Harm(1, 0, 0, 0, 0)
                : new Harm(
                        0,
                        !before.suspended() && after.suspended() ? 1 : 0,
                        before.accessCode() != null && after.accessCode() == null ? 1 : 0,
                        before.cardNumber() != null && after.cardNumber() == null ? 1 : 0,
                        Objects.equals(before.email(), after.email()) ? 0 : 1);
    }

    private void forgetOlderThanADay(SyncFixture fixture) {
        TestDatabase.ofThisRun()
                .execute(
                        "update run_change set applied_at = applied_at - interval '25 hours' where organisation_id = ?",
                        fixture.organisation());
        unapproved = NONE;
    }
}
