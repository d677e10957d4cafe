package platen.accesscode.cards;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.RemovedCard;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.cards.persistence.RemovedCards;
import platen.accesscode.people.PersonChange;

/** Gives a removed card back to whom it was taken from, while it is remembered and nobody has it. */
@ApplicationScoped
class RestoreCard {

    private final Cards cards;
    private final RemovedCards removedCards;
    private final RegisterCard register;
    private final Clock clock;

    RestoreCard(Cards cards, RemovedCards removedCards, RegisterCard register, Clock clock) {
        this.cards = cards;
        this.removedCards = removedCards;
        this.register = register;
        this.clock = clock;
    }

    /** Restoring it once more changes nothing. */
    Uni<CardChange> restore(PersonChange change, UUID id) {
        return cards.find(change.transaction(), change.user(), id)
                .chain(card -> card != null
                        ? Uni.createFrom().item(new CardChange.Done(card))
                        : removedCards
                                .find(change.transaction(), change.user(), id, clock.instant())
                                .chain(removed -> removed == null
                                        ? Uni.createFrom().item(new CardChange.Unknown())
                                        : restore(change, removed)));
    }

    private Uni<CardChange> restore(PersonChange change, RemovedCard removed) {
        Card card = removed.restored(change.person().isActive());
        if (card.terms().haveEnded(clock.instant())) {
            return Uni.createFrom().item(new CardChange.HasEnded());
        }
        return removedCards
                .forgetOne(change.transaction(), card.id())
                .chain(() -> register.restore(change, card))
                .map(CardChange::of);
    }
}
