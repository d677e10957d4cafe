package platen.scim.tokens.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final TokenBucket.Rate RATE = new TokenBucket.Rate(100, 200);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static TokenBucket without(int requests) {
        TokenBucket bucket = TokenBucket.full(RATE, NOW);
        for (int request = 0; request < requests; request++) {
            bucket = bucket.withoutOne();
        }
        return bucket;
    }

    @Test
    void allowsABurstAndNoMore() {
        assertThat(without(199).isEmpty()).isFalse();
        assertThat(without(200).isEmpty()).isTrue();
    }

    @Test
    void refillsSteadilyUpToTheBurst() {
        assertThat(without(200).refilled(RATE, NOW.plusMillis(5)).isEmpty()).isTrue();
        assertThat(without(200).refilled(RATE, NOW.plusMillis(10)).isEmpty()).isFalse();
        assertThat(without(200).refilled(RATE, NOW.plus(Duration.ofDays(1))).left())
                .isEqualTo(200);
    }

    @Test
    void gainsNothingFromAClockThatIsPutBack() {
        TokenBucket empty = without(200).refilled(RATE, NOW.minusSeconds(10));

        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.refilled(RATE, NOW).isEmpty()).isTrue();
    }

    @Test
    void saysWhenToComeAgain() {
        assertThat(without(200).secondsUntilNext(RATE)).isEqualTo(1);
        assertThat(without(200).secondsUntilNext(new TokenBucket.Rate(0.1, 200)))
                .isEqualTo(10);
    }
}
