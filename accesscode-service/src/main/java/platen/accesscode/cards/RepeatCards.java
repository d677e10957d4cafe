package platen.accesscode.cards;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import platen.accesscode.Cause;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.messaging.CardEvents;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.cards.persistence.RemovedCards;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Repeats which of a person's cards work, for read models that lost it; and which do not any more, as far as they are
 * remembered, for one that went back to a state in which they did.
 */
@ApplicationScoped
public class RepeatCards {

    private final Cards cards;
    private final RemovedCards removedCards;
    private final CardEvents events;
    private final Clock clock;

    RepeatCards(Cards cards, RemovedCards removedCards, CardEvents events, Clock clock) {
        this.cards = cards;
        this.removedCards = removedCards;
        this.events = events;
        this.clock = clock;
    }

    /** The caller holds the person's lock. */
    public Uni<Void> of(OrganisationTransaction transaction, UUID user, Cause cause) {
        return removedCards
                .of(transaction, user, clock.instant())
                .chain(removed -> each(removed, gone -> events.removed(transaction, gone.card(), cause)))
                .chain(() -> cards.of(transaction, user))
                .chain(held -> each(held, card -> repeat(transaction, card, cause)));
    }

    private Uni<Void> repeat(OrganisationTransaction transaction, Card card, Cause cause) {
        return card.works() ? events.registered(transaction, card, cause) : events.removed(transaction, card, cause);
    }

    private static <T> Uni<Void> each(Iterable<T> items, Function<T, Uni<Void>> step) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (T item : items) {
            all = all.chain(() -> step.apply(item));
        }
        return all;
    }
}
