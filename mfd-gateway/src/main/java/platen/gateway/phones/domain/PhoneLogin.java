package platen.gateway.phones.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A login that a device has begun and somebody is to confirm on their phone.
 *
 * @param attemptId the device's own id of it
 * @param expiresAt from then on nobody confirms it any more
 */
public record PhoneLogin(UUID id, UUID deviceId, String attemptId, Instant begunAt, Instant expiresAt, State state) {

    /** So long after its end the device may still fetch what was confirmed just before. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    /** What is on record. */
    public enum State {
        OPEN,
        CONFIRMED,
        /** The person has said no. */
        REFUSED,
        /** The device has let them in. */
        COLLECTED,
        /** The device has begun another one. */
        REPLACED;

        public static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** What comes next. */
    public enum Standing {
        /** It waits for somebody with a phone. */
        WAITING,
        /** The device may let somebody in by it, or has. */
        CONFIRMED,
        OVER
    }

    public Standing standing(Instant now) {
        return switch (state) {
            case OPEN -> now.isBefore(expiresAt) ? Standing.WAITING : Standing.OVER;
            case CONFIRMED -> now.isBefore(expiresAt.plus(GRACE)) ? Standing.CONFIRMED : Standing.OVER;
            // Asked again, the device gets the same answer for as long as any attempt does.
            case COLLECTED -> Standing.CONFIRMED;
            case REFUSED, REPLACED -> Standing.OVER;
        };
    }
}
