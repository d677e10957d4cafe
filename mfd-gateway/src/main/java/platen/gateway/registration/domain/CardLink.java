package platen.gateway.registration.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A mailed link that confirms whose a card is.
 *
 * @param user to whom it was mailed, and who alone may confirm
 * @param card canonical; secret
 * @param redeemedAt when it was used up
 */
public record CardLink(
        UUID id,
        UUID user,
        UUID deviceId,
        String deviceName,
        String card,
        Instant askedAt,
        Instant expiresAt,
        Optional<Instant> redeemedAt) {

    /** What the link is good for now. */
    public enum State {
        OPEN,
        EXPIRED,
        USED
    }

    public State state(Instant now) {
        if (redeemedAt.isPresent()) {
            return State.USED;
        }
        return expiresAt.isAfter(now) ? State.OPEN : State.EXPIRED;
    }

    @Override
    public String toString() {
        return "CardLink[" + id + "]";
    }
}
