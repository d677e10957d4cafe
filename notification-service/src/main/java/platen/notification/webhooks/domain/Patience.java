package platen.notification.webhooks.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what was not taken is tried again: pauses double from the first to the longest, each up to a fifth shorter or longer so that
 * deliveries which failed together do not come together again, until an age is reached.
 */
public record Patience(Duration first, Duration longest, Duration giveUpAfter) {

    private static final int MOST_DOUBLINGS = 30;
    private static final double LEAST_PART = 0.8;
    private static final double SPREAD = 0.4;
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    /**
     * The time of the next attempt; null when there is none.
     *
     * @param attempts made so far, at least one
     * @param chance from 0 to 1
     */
    public @Nullable Instant next(int attempts, Instant queuedAt, Instant now, double chance) {
        if (!now.isBefore(queuedAt.plus(giveUpAfter))) {
            return null;
        }
        double millis = pause(attempts, longest).toMillis() * (LEAST_PART + SPREAD * chance);
        return now.plusMillis((long) millis);
    }

    /** How long a receiver that was not there so many times in a row is left alone, other deliveries included. */
    public Duration rest(int failures) {
        return pause(failures, longest.compareTo(LONGEST_REST) < 0 ? longest : LONGEST_REST);
    }

    private Duration pause(int count, Duration most) {
        int doublings = Math.min(Math.max(count - 1, 0), MOST_DOUBLINGS);
        Duration pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(most) < 0 ? pause : most;
    }
}
