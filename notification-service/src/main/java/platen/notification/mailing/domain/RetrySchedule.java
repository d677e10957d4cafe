package platen.notification.mailing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a mail that was not taken is tried again: pauses double from the first to the longest, until its age is reached. */
public record RetrySchedule(Duration first, Duration longest, Duration giveUpAfter) {

    private static final int MOST_DOUBLINGS = 30;

    /**
     * The time of the next attempt; empty when there is none.
     *
     * @param attempts made so far, at least one
     */
    public Optional<Instant> next(int attempts, Instant createdAt, Instant now) {
        if (!now.isBefore(createdAt.plus(giveUpAfter))) {
            return Optional.empty();
        }
        int doublings = Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS);
        Duration pause = first.multipliedBy(1L << doublings);
        return Optional.of(now.plus(pause.compareTo(longest) < 0 ? pause : longest));
    }
}
