package platen.accesscode.cards.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A card of somebody's.
 *
 * @param works false while its holder is inactive
 * @param version counts the changes of its terms, from 1
 */
public record Card(
        UUID id,
        UUID user,
        CardNumber number,
        CardOrigin origin,
        CardTerms terms,
        boolean works,
        Instant registeredAt,
        long version) {

    public Card stopped() {
        return new Card(id, user, number, origin, terms, false, registeredAt, version);
    }

    public Card working() {
        return new Card(id, user, number, origin, terms, true, registeredAt, version);
    }

    public Card on(CardTerms newTerms) {
        return new Card(id, user, number, origin, newTerms, works, registeredAt, version + 1);
    }

    public Card from(CardOrigin newOrigin) {
        return new Card(id, user, number, newOrigin, terms, works, registeredAt, version);
    }
}
