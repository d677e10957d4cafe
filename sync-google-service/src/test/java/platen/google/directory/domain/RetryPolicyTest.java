package platen.google.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(64));

    @Test
    void theBoundDoublesAndTheWaitIsAnywhereBelowIt() {
        assertThat(policy.pause(1, null, 1)).contains(Duration.ofSeconds(1));
        assertThat(policy.pause(3, null, 1)).contains(Duration.ofSeconds(4));
        assertThat(policy.pause(3, null, 0.25)).contains(Duration.ofSeconds(1));
        assertThat(policy.pause(3, null, 0)).contains(Duration.ZERO);
    }

    @Test
    void theBoundHasAnEnd() {
        assertThat(new RetryPolicy(100, Duration.ofSeconds(1), Duration.ofSeconds(64)).pause(99, null, 1))
                .contains(Duration.ofSeconds(64));
    }

    @Test
    void theLastTryIsTheLast() {
        assertThat(policy.pause(5, null, 0.5)).isEmpty();
    }

    @Test
    void neverComesBackEarlierThanAsked() {
        assertThat(policy.pause(1, Duration.ofSeconds(30), 0.5)).contains(Duration.ofSeconds(30));
        assertThat(policy.pause(4, Duration.ofSeconds(1), 1)).contains(Duration.ofSeconds(8));
    }

    @Test
    void givesUpWhenAskedToWaitTooLong() {
        assertThat(policy.pause(1, Duration.ofMinutes(10), 0.5)).isEmpty();
    }
}
