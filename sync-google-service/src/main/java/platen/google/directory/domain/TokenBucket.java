package platen.google.directory.domain;

import java.time.Duration;

/**
 * Spreads calls so that a quota is not used up: as many at once as {@code burst}, then evenly. Thread-safe; times are nanoseconds of one
 * clock.
 */
public final class TokenBucket {

    private final long interval;
    private final long savedUp;
    private long spoken;

    /** @param now when it begins, full */
    public TokenBucket(int perMinute, int burst, long now) {
        this.interval = Duration.ofMinutes(1).toNanos() / perMinute;
        this.savedUp = interval * (burst - 1);
        this.spoken = now;
    }

    /** Takes the next place in the line and tells how long to wait for it. */
    public synchronized Duration take(long now) {
        long place = Math.max(spoken, now);
        spoken = place + interval;
        return Duration.ofNanos(Math.max(0, place - savedUp - now));
    }

    /** The server asks for patience: nobody goes earlier, and nothing is saved up until then. */
    public synchronized void pause(long now, Duration pause) {
        spoken = Math.max(spoken, now + pause.toNanos() + savedUp);
    }

    /** Takes a place if there is one now. */
    public synchronized boolean tryTake(long now) {
        boolean free = Math.max(spoken, now) - savedUp <= now;
        if (free) {
            take(now);
        }
        return free;
    }
}
