package platen.google.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long START = Long.MAX_VALUE - 1_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /** One a second, three at once. */
    private final TokenBucket bucket = new TokenBucket(60, 3, START);

    @Test
    void letsABurstPassAndThenOneAfterTheOther() {
        assertThat(IntStream.range(0, 6).mapToObj(call -> bucket.take(START).toSeconds()))
                .containsExactly(0L, 0L, 0L, 1L, 2L, 3L);
    }

    @Test
    void savesUpNoMoreThanABurst() {
        long later = START + 100 * SECOND;

        assertThat(IntStream.range(0, 4).mapToObj(call -> bucket.take(later).toSeconds()))
                .containsExactly(0L, 0L, 0L, 1L);
        assertThat(bucket.tryTake(later)).isFalse();
        assertThat(bucket.tryTake(later + 2 * SECOND)).isTrue();
    }

    @Test
    void neverMoreInAMinuteThanItsRateAndABurst() {
        long calls = IntStream.range(0, 1_000)
                .mapToObj(call -> bucket.take(START))
                .filter(wait -> wait.compareTo(Duration.ofMinutes(1)) < 0)
                .count();

        assertThat(calls).isEqualTo(62);
    }

    @Test
    void nobodyGoesWhileTheServerAsksForPatience() {
        bucket.pause(START, Duration.ofSeconds(10));

        assertThat(bucket.tryTake(START + 9 * SECOND)).isFalse();
        assertThat(bucket.take(START)).isEqualTo(Duration.ofSeconds(10));
        assertThat(bucket.take(START)).isEqualTo(Duration.ofSeconds(11));
    }
}
