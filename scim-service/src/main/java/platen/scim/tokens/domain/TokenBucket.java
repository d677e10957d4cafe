package platen.scim.tokens.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * What is left of a token's requests: so many at once, refilled at a steady rate.
 *
 * @param left requests, parts of one included
 * @param at when that was so
 */
public record TokenBucket(double left, Instant at) {

    /**
     * How many requests a token may make.
     *
     * @param perSecond in the long run
     * @param burst at once, after a pause
     */
    public record Rate(double perSecond, int burst) {}

    public static TokenBucket full(Rate rate, Instant now) {
        return new TokenBucket(rate.burst(), now);
    }

    /** A clock that is put back refills nothing. */
    public TokenBucket refilled(Rate rate, Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
        return new TokenBucket(Math.min(rate.burst(), left + seconds * rate.perSecond()), now.isAfter(at) ? now : at);
    }

    public boolean isEmpty() {
        return left < 1;
    }

    public TokenBucket withoutOne() {
        return new TokenBucket(left - 1, at);
    }

    /** Until one request is there again; at least a second, since Retry-After knows no less. */
    public long secondsUntilNext(Rate rate) {
        return Math.max(1, (long) Math.ceil((1 - left) / rate.perSecond()));
    }
}
