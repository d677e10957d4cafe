package platen.accesscode.cards;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardTerms;
import platen.accesscode.cards.messaging.CardEvents;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.people.PersonChange;

/** Gives a card another label or end: a spare card is needed for a day more. */
@ApplicationScoped
class ChangeCardTerms {

    private final Cards cards;
    private final CardEvents events;
    private final Audit audit;
    private final Clock clock;

    ChangeCardTerms(Cards cards, CardEvents events, Audit audit, Clock clock) {
        this.cards = cards;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<CardChange> change(PersonChange change, Card card, CardTerms terms) {
        CardChange refusal = refusal(terms, card.number(), clock.instant());
        if (refusal != null) {
            return Uni.createFrom().item(refusal);
        }
        if (card.terms().equals(terms)) {
            return Uni.createFrom().item(new CardChange.Done(card));
        }
        boolean otherEnd = !Objects.equals(card.terms().validUntil(), terms.validUntil());
        Card changed = card.on(terms);
        return cards.changeTerms(change.transaction(), changed)
                .chain(() -> otherEnd && changed.works()
                        ? events.registered(change.transaction(), changed, change.cause())
                        : Uni.createFrom().voidItem())
                .chain(() -> audit.record(
                        change.transaction(),
                        change.cause(),
                        Action.CARD_CHANGED,
                        change.user(),
                        Note.NONE.to(card.number().masked())))
                .replaceWith(new CardChange.Done(changed));
    }

    /** What these terms break; null when nothing. */
    static @Nullable CardChange refusal(CardTerms terms, CardNumber number, Instant now) {
        if (terms.haveEnded(now)) {
            return new CardChange.Refused("validUntil", "not-in-the-future");
        }
        if (terms.endTooLate(now)) {
            return new CardChange.Refused("validUntil", "too-far-ahead");
        }
        return terms.giveAway(number) ? new CardChange.Refused("label", "holds-the-number") : null;
    }
}
