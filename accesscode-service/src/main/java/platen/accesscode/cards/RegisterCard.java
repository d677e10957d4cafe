package platen.accesscode.cards;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.cards.domain.CardTerms;
import platen.accesscode.cards.messaging.CardEvents;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.people.PersonChange;

/** Makes a card somebody's, unless it is somebody else's or they have as many as anybody may have. */
@ApplicationScoped
public class RegisterCard {

    /** Slug of the rule that a person has no room for another card. */
    public static final String LIMIT_REACHED = "card-limit-reached";

    /** What came of it. */
    public sealed interface Registration {

        record Registered(Card card) implements Registration {}

        /** The person had it already. */
        record Known() implements Registration {}

        /** It is somebody else's. */
        record Taken() implements Registration {}

        /**
         * @param limit so many cards a person may have
         */
        record LimitReached(int limit) implements Registration {}
    }

    private final Cards cards;
    private final CardEvents events;
    private final Audit audit;
    private final Clock clock;

    RegisterCard(Cards cards, CardEvents events, Audit audit, Clock clock) {
        this.cards = cards;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    public Uni<Registration> register(PersonChange change, CardNumber number, CardOrigin origin, CardTerms terms) {
        boolean works = change.person().isActive();
        var card = new Card(UUID.randomUUID(), change.user(), number, origin, terms, works, clock.instant(), 1);
        return add(change, card, Action.CARD_REGISTERED);
    }

    /** A card that the person had before. */
    Uni<Registration> restore(PersonChange change, Card card) {
        return add(change, card, Action.CARD_RESTORED);
    }

    private Uni<Registration> add(PersonChange change, Card card, Action action) {
        return cards.holder(change.transaction(), card.number()).chain(holder -> {
            if (holder != null) {
                return Uni.createFrom()
                        .item(holder.equals(change.user()) ? new Registration.Known() : new Registration.Taken());
            }
            int most = change.policy().cardsPerUser();
            return cards.count(change.transaction(), change.user())
                    .chain(has -> has >= most
                            ? Uni.createFrom().item(new Registration.LimitReached(most))
                            : write(change, card, action).replaceWith(new Registration.Registered(card)));
        });
    }

    private Uni<Void> write(PersonChange change, Card card, Action action) {
        return cards.add(change.transaction(), card)
                .chain(() -> card.works()
                        ? events.registered(change.transaction(), card, change.cause())
                        : Uni.createFrom().voidItem())
                .chain(() -> audit.record(
                        change.transaction(),
                        change.cause(),
                        action,
                        change.user(),
                        Note.of(card.origin().slug()).to(card.number().masked())));
    }
}
