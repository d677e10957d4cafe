package platen.notification.webhooks.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:30:00Z");

    private final Patience patience = new Patience(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(24));

    @ParameterizedTest
    @CsvSource({"1,0.5,5000", "2,0.5,10000", "3,0.5,20000", "40,0.5,3600000", "1,0,4000", "1,1,6000"})
    void pausesDoubleUpToTheLongestAndVaryByAFifth(int attempts, double chance, long millis) {
        assertThat(patience.next(attempts, NOW, NOW, chance)).isEqualTo(NOW.plusMillis(millis));
    }

    @Test
    void endsWithADay() {
        assertThat(patience.next(9, NOW.minus(Duration.ofHours(24)).plusMillis(1), NOW, 0.5))
                .isNotNull();
        assertThat(patience.next(9, NOW.minus(Duration.ofHours(24)), NOW, 0.5)).isNull();
    }

    @Test
    void leavesAReceiverAloneForFiveMinutesAtMost() {
        assertThat(patience.rest(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(patience.rest(3)).isEqualTo(Duration.ofSeconds(20));
        assertThat(patience.rest(50)).isEqualTo(Duration.ofMinutes(5));
    }
}
