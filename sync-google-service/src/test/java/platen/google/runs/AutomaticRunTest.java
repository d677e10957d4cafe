package platen.google.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import platen.google.SyncFixture;
import platen.google.fake.FakeReply;
import platen.google.fake.FakeUser;
import platen.google.fake.WithFakeGoogle;
import platen.testing.WithEngines;

/** What happens by itself. The poll is three tenths of a second here. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class AutomaticRunTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    void anAutomaticConnectionIsReadAgainAndAgain() {
        var fixture = aConnection(Map.of("mode", "automatic"));
        FakeUser ana = fixture.workspace().put(named("Ana Silva").withCode("AN47C1"));
        await().atMost(PATIENCE).until(() -> fixture.published(ana).size() == 1);

        fixture.workspace().put(ana.withCode(null));

        await().atMost(PATIENCE).until(() -> fixture.published(ana).size() == 2);
        assertThat(fixture.runs()).allMatch(run -> "automatic".equals(run.get("trigger")));
        stop(fixture);
    }

    @Test
    void severalOrganisationsAreServedSideBySide() {
        var fixtures = Stream.generate(() -> aConnection(Map.of("mode", "automatic")))
                .limit(5)
                .toList();

        fixtures.forEach(fixture -> fixture.workspace().put(named("Ana Silva")));

        fixtures.forEach(fixture ->
                await().atMost(PATIENCE).until(() -> fixture.published().size() == 1));
        fixtures.forEach(AutomaticRunTest::stop);
    }

    @Test
    void aLastingFailureIsToldOnceAndTheEndOfItToo() {
        var fixture = aConnection(Map.of("mode", "automatic"));
        fixture.workspace().misbehave("users", (request, reply) -> FakeReply.error(403, "forbidden"));
        await().atMost(PATIENCE)
                .until(() -> fixture.runs().stream()
                                .filter(run -> "failed".equals(run.get("state")))
                                .count()
                        >= 3);
        assertThat(fixture.reports().stream().filter(report -> report.is("run-failed")))
                .hasSize(1);

        // Three refusals in a row: the next try is hours away, unless somebody changes the connection.
        assertThat(nextRun(fixture)).isAfter(Instant.now().plus(Duration.ofHours(5)));
        fixture.workspace().behave();
        fixture.replace(Map.of("mode", "automatic")).statusCode(200);

        await().atMost(PATIENCE)
                .until(() ->
                        fixture.told().stream().filter("run-completed"::equals).count() >= 2);
        assertThat(fixture.told()).startsWith("run-failed", "run-completed", "run-recovered", "run-completed");
        assertThat(fixture.told().stream().filter("run-recovered"::equals)).hasSize(1);
        stop(fixture);
    }

    @Test
    void aManualConnectionIsLeftAlone() {
        var manual = aConnection();
        var automatic = aConnection(Map.of("mode", "automatic"));

        await().atMost(PATIENCE).until(() -> automatic.runs().size() >= 3);

        assertThat(manual.runs()).isEmpty();
        stop(automatic);
    }

    @Test
    void aLargeDirectoryIsReadOnceADay() {
        var large = aConnection();
        for (int i = 0; i < 13; i++) {
            large.workspace().put(named("Person " + i));
        }
        LocalTime inSixHours = LocalTime.now(ZoneOffset.UTC).plusHours(6).truncatedTo(ChronoUnit.MINUTES);

        large.replace(Map.of("mode", "automatic", "dailyRun", Map.of("at", inSixHours.toString(), "zone", "UTC")))
                .statusCode(200);

        await().atMost(PATIENCE)
                .until(() -> nextRun(large).isAfter(Instant.now().plus(Duration.ofHours(5))));
        var shown = large.connection();
        assertThat(shown.getInt("lastCompleteRun.people")).isEqualTo(13);
        assertThat(shown.getLong("lastCompleteRun.ageSeconds")).isLessThan(60);
        assertThat(large.runs()).hasSize(1);
        stop(large);
    }

    private static Instant nextRun(SyncFixture fixture) {
        return Instant.parse(fixture.connection().getString("nextRunAt"));
    }

    private static void stop(SyncFixture fixture) {
        fixture.replace(Map.of("mode", "manual")).statusCode(200);
    }
}
