package platen.gateway.throttling.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a device has been wrong of late. Only time makes it fewer: a success does not, or who knows one code could guess on
 * with it.
 *
 * @param since from when on the next failure's being forgotten is reckoned
 * @param blockedUntil in the past when the device need not wait
 */
public record DeviceThrottle(int failures, Instant since, Instant blockedUntil) {

    public static DeviceThrottle none(Instant now) {
        return new DeviceThrottle(0, now, now);
    }

    public boolean blocks(Instant now) {
        return blockedUntil.isAfter(now);
    }

    /** The same after one more failure. */
    public DeviceThrottle failed(Instant now, ThrottleRules rules) {
        DeviceThrottle remembered = forgetting(now, rules.forgetAfter());
        int more = remembered.failures + 1;
        return new DeviceThrottle(
                more, remembered.failures == 0 ? now : remembered.since, now.plus(rules.waitAfter(more)));
    }

    private DeviceThrottle forgetting(Instant now, Duration forgetAfter) {
        long forgotten = Math.clamp(Duration.between(since, now).dividedBy(forgetAfter), 0, failures);
        return new DeviceThrottle(
                failures - (int) forgotten, since.plus(forgetAfter.multipliedBy(forgotten)), blockedUntil);
    }
}
