package platen.gateway.throttling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:30:00Z");
    private static final ThrottleRules RULES =
            new ThrottleRules(5, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(1));

    @Test
    void doublesTheWaitFromTheFifthFailureUpToAnHour() {
        List<Long> waits = IntStream.rangeClosed(1, 14)
                .mapToObj(RULES::waitAfter)
                .map(Duration::toSeconds)
                .toList();

        assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 30L, 60L, 120L, 240L, 480L, 960L, 1920L, 3600L, 3600L, 3600L);
        assertThat(RULES.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void blocksUntilTheWaitIsOver() {
        Throttle throttle = failedTimes(5, Throttle.none(NOW), NOW);

        assertThat(throttle.blocks(NOW.plusSeconds(29))).isTrue();
        assertThat(throttle.blocks(NOW.plusSeconds(30))).isFalse();
    }

    @Test
    void forgetsOneFailureAnHour() {
        Throttle four = failedTimes(4, Throttle.none(NOW), NOW);

        assertThat(four.failed(NOW.plus(Duration.ofMinutes(59)), RULES).failures())
                .isEqualTo(5);
        assertThat(four.failed(NOW.plus(Duration.ofMinutes(60)), RULES).failures())
                .isEqualTo(4);
        assertThat(four.failed(NOW.plus(Duration.ofHours(100)), RULES).failures())
                .isEqualTo(1);
    }

    @Test
    void keepsWhatHasPassedOfAnHourAlready() {
        Throttle first = Throttle.none(NOW).failed(NOW, RULES);

        Throttle second = first.failed(NOW.plus(Duration.ofMinutes(50)), RULES);

        assertThat(second.failed(NOW.plus(Duration.ofMinutes(70)), RULES).failures())
                .isEqualTo(2);
    }

    @Test
    void letsAGuesserTrySome35CodesADay() {
        Throttle throttle = Throttle.none(NOW);
        Instant now = NOW;
        int tried = 0;
        while (now.isBefore(NOW.plus(Duration.ofDays(1)))) {
            throttle = throttle.failed(now, RULES);
            tried++;
            now = throttle.blocks(now) ? throttle.blockedUntil() : now;
        }

        assertThat(tried).isBetween(30, 40);
    }

    private static Throttle failedTimes(int times, Throttle throttle, Instant at) {
        return IntStream.range(0, times)
                .boxed()
                .reduce(throttle, (known, time) -> known.failed(at, RULES), (one, other) -> other);
    }
}
