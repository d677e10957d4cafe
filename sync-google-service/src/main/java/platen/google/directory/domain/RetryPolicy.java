package platen.google.directory.domain;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When to try again: full jitter over doubling bounds, and never earlier than the server asks. */
public record RetryPolicy(int tries, Duration first, Duration longest) {

    /**
     * How long to wait after a failed try; empty when that was the last, or when the server wants more patience than there is.
     *
     * @param tried how many tries have failed, from 1
     * @param retryAfter what the server asked for
     * @param random from 0 to 1
     */
    public Optional<Duration> pause(int tried, @Nullable Duration retryAfter, double random) {
        if (tried >= tries || (retryAfter != null && !waits(retryAfter))) {
            return Optional.empty();
        }
        Duration jittered = Duration.ofNanos((long) (bound(tried).toNanos() * random));
        return Optional.of(retryAfter == null || retryAfter.compareTo(jittered) < 0 ? jittered : retryAfter);
    }

    /** Whether a server that asks for so much patience gets it. */
    public boolean waits(Duration asked) {
        return asked.compareTo(longest) <= 0;
    }

    private Duration bound(int tried) {
        Duration bound = first;
        for (int doubled = 1; doubled < tried && bound.compareTo(longest) < 0; doubled++) {
            bound = bound.multipliedBy(2);
        }
        return bound.compareTo(longest) < 0 ? bound : longest;
    }
}
