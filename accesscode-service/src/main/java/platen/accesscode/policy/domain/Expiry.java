package platen.accesscode.policy.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a code works before another takes its place.
 *
 * @param afterDays days that a code works; {@link #NEVER}: for ever
 * @param noticeDays how many days before its end its holder is told; 0: not at all
 * @param since when the policy began to say so: codes that were there before have their days from then (R2)
 */
public record Expiry(int afterDays, int noticeDays, Instant since) {

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

    public Duration term() {
        return Duration.ofDays(afterDays);
    }

    /** The time between telling and ending: shorter than the term, also when one is the organisation's and one an override's. */
    public Duration notice() {
        return Duration.ofDays(Math.min(noticeDays, Math.max(0, afterDays - 1)));
    }

    /** When a code's days are over. */
    public Instant endOf(Instant issuedAt) {
        return (issuedAt.isBefore(since) ? since : issuedAt).plus(term());
    }

    public boolean hasEnded(Instant issuedAt, Instant now) {
        return isOn() && !endOf(issuedAt).isAfter(now);
    }

    /** The end to announce now: not sooner than the notice is long, however old the code. */
    public Instant endAnnounced(Instant issuedAt, Instant now) {
        Instant end = endOf(issuedAt);
        Instant soonest = now.plus(notice());
        return end.isBefore(soonest) ? soonest : end;
    }
}
