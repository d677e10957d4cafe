package platen.notification.mailing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final Instant CREATED = Instant.parse("2026-01-05T08:00:00Z");
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24));

    @ParameterizedTest
    @CsvSource({"1,PT5S", "2,PT10S", "3,PT20S", "8,PT10M40S", "9,PT15M", "1000,PT15M"})
    void doublesThePauseUpToTheLongest(int attempts, Duration pause) {
        Instant now = CREATED.plusSeconds(60);

        assertThat(SCHEDULE.next(attempts, CREATED, now)).contains(now.plus(pause));
    }

    @Test
    void givesUpAfterADay() {
        assertThat(SCHEDULE.next(99, CREATED, CREATED.plus(Duration.ofHours(24)).minusSeconds(1)))
                .isPresent();
        assertThat(SCHEDULE.next(99, CREATED, CREATED.plus(Duration.ofHours(24))))
                .isEmpty();
    }
}
