package platen.gateway.throttling.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a device, or somebody at an account, has been wrong of late. Only time makes it fewer: a success does not, or who knows one code could guess on
 * with it.
 *
 * @param since from when on the next failure's being forgotten is reckoned
 * @param blockedUntil in the past when there is no wait
 */
public record Throttle(int failures, Instant since, Instant blockedUntil) {

    public static Throttle none(Instant now) {
        return new Throttle(0, now, now);
    }

    public boolean blocks(Instant now) {
        return blockedUntil.isAfter(now);
    }

    /** The same after one more failure. */
    public Throttle failed(Instant now, ThrottleRules rules) {
        Throttle remembered = forgetting(now, rules.forgetAfter());
        int more = remembered.failures + 1;
        return new Throttle(more, remembered.failures == 0 ? now : remembered.since, now.plus(rules.waitAfter(more)));
    }

    private Throttle forgetting(Instant now, Duration forgetAfter) {
        long forgotten = Math.clamp(Duration.between(since, now).dividedBy(forgetAfter), 0, failures);
        return new Throttle(failures - (int) forgotten, since.plus(forgetAfter.multipliedBy(forgotten)), blockedUntil);
    }
}
