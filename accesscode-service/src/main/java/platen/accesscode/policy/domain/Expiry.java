package platen.accesscode.policy.domain;

import java.time.Duration;

/**
 * How long a code works before another takes its place.
 *
 * @param afterDays days from its first issue; {@link #NEVER} for ever
 * @param noticeDays how many days before that its holder is told; 0: not at all
 */
public record Expiry(int afterDays, int noticeDays) {

    public static final int NEVER = 0;
    public static final int LONGEST_DAYS = 3_650;
    public static final int LONGEST_NOTICE_DAYS = 365;

    public Expiry {
        if (afterDays < NEVER || afterDays > LONGEST_DAYS) {
            throw new IllegalArgumentException("expiresAfterDays is out of range");
        }
        if (noticeDays < 0 || noticeDays > LONGEST_NOTICE_DAYS) {
            throw new IllegalArgumentException("expiryNoticeDays is out of range");
        }
    }

    public boolean isOn() {
        return afterDays != NEVER;
    }

    /** The time a code works. */
    public Duration term() {
        return Duration.ofDays(afterDays);
    }

    /** The time between telling and expiring: shorter than the term, even when one is the organisation's and one an override's. */
    public Duration notice() {
        return Duration.ofDays(Math.min(noticeDays, Math.max(0, afterDays - 1)));
    }
}
