package platen.google.connection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Schedule SCHEDULE = new Schedule(
            Duration.ofMinutes(15), 20_000, List.of(Duration.ofHours(6), Duration.ofHours(12), Duration.ofHours(24)));

    @Test
    void aSmallDirectoryIsReadEveryFewMinutesAndAtItsDailyTime() {
        assertThat(SCHEDULE.afterRun(NOON, 20_000, daily("02:00", "UTC"))).isEqualTo("2026-11-22T12:15:00Z");
        assertThat(SCHEDULE.afterRun(NOON, 20_000, daily("12:10", "UTC"))).isEqualTo("2026-11-22T12:10:00Z");
    }

    @Test
    void aLargeOneOnlyAtItsDailyTime() {
        assertThat(SCHEDULE.afterRun(NOON, 20_001, daily("02:00", "Europe/Berlin")))
                .isEqualTo("2026-11-23T01:00:00Z");
        assertThat(SCHEDULE.afterRun(NOON, 20_001, daily("12:00", "UTC"))).isEqualTo("2026-11-23T12:00:00Z");
    }

    @Test
    void theDailyTimeFollowsTheClockOnTheWall() {
        DailyRun skipped = daily("02:30", "Europe/Berlin");
        assertThat(skipped.after(Instant.parse("2026-03-28T23:00:00Z"))).isEqualTo("2026-03-29T01:30:00Z");
        DailyRun twice = daily("02:30", "Europe/Berlin");
        Instant first = twice.after(Instant.parse("2026-10-24T23:00:00Z"));
        assertThat(first).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(twice.after(first)).isEqualTo("2026-10-26T01:30:00Z");
        assertThat(daily("09:00", "Pacific/Auckland").after(NOON)).isEqualTo("2026-11-22T20:00:00Z");
    }

    @Test
    void aRefusedServiceAccountIsTriedLessAndLess() {
        assertThat(List.of(1, 2, 3, 4, 40))
                .map(times -> Duration.between(NOON, SCHEDULE.afterRefusal(NOON, times))
                        .toHours())
                .containsExactly(6L, 12L, 24L, 24L, 24L);
    }

    private static DailyRun daily(String at, String zone) {
        return new DailyRun(LocalTime.parse(at), ZoneId.of(zone));
    }
}
