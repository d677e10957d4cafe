package platen.gateway.throttling.domain;

import java.time.Duration;

/**
 * How long a device waits after being wrong so often.
 *
 * @param free failures before the first wait
 * @param forgetAfter one failure is forgotten each time this has passed. It bounds guessing: with an hour, and waits that reach
 *     an hour, a device tries some 35 codes a day
 */
public record ThrottleRules(int free, Duration firstWait, Duration longestWait, Duration forgetAfter) {

    /** From 2^30 on a doubled second is longer than any wait. */
    private static final int MOST_DOUBLINGS = 30;

    public Duration waitAfter(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration wait = firstWait.multipliedBy(1L << Math.min(failures - free, MOST_DOUBLINGS));
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }
}
