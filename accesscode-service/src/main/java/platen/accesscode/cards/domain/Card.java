package platen.accesscode.cards.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A card of somebody's.
 *
 * @param works false while its holder is inactive
 */
public record Card(UUID id, UUID user, CardNumber number, CardOrigin origin, boolean works, Instant registeredAt) {

    public Card stopped() {
        return new Card(id, user, number, origin, false, registeredAt);
    }

    public Card working() {
        return new Card(id, user, number, origin, true, registeredAt);
    }
}
