package platen.accesscode.cards;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Predicate;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.cards.messaging.CardEvents;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.conflicts.domain.WantedValue;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;

/** Makes a card somebody's, or nobody's any more; then whoever waits for it gets it. */
@ApplicationScoped
public class RegisterCard {

    /** What came of it. */
    public sealed interface Registration {

        record Registered(Card card) implements Registration {}

        /** The person had it already. */
        record Known() implements Registration {}

        /** It is somebody else's. */
        record Taken() implements Registration {}
    }

    private final Cards cards;
    private final PersonLocks locks;
    private final Conflicts conflicts;
    private final CardEvents events;
    private final Audit audit;
    private final Clock clock;

    RegisterCard(Cards cards, PersonLocks locks, Conflicts conflicts, CardEvents events, Audit audit, Clock clock) {
        this.cards = cards;
        this.locks = locks;
        this.conflicts = conflicts;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    public Uni<Registration> register(PersonChange change, CardNumber number, CardOrigin origin) {
        return cards.holder(change.transaction(), number).chain(holder -> {
            if (holder == null) {
                return add(change, number, origin).map(Registration.Registered::new);
            }
            return Uni.createFrom()
                    .item(holder.equals(change.user()) ? new Registration.Known() : new Registration.Taken());
        });
    }

    private Uni<Card> add(PersonChange change, CardNumber number, CardOrigin origin) {
        var card = new Card(
                UUID.randomUUID(),
                change.user(),
                number,
                origin,
                change.person().isActive(),
                clock.instant());
        return cards.add(change.transaction(), card)
                .chain(() -> card.works()
                        ? events.registered(change.transaction(), card, change.cause())
                        : Uni.createFrom().voidItem())
                .chain(() -> audit(
                        change,
                        Action.CARD_REGISTERED,
                        note(card).to(card.number().masked())))
                .replaceWith(card);
    }

    public Uni<Void> remove(PersonChange change, Card card) {
        return cards.remove(change.transaction(), card)
                .chain(() -> card.works()
                        ? events.removed(change.transaction(), card, change.cause())
                        : Uni.createFrom().voidItem())
                .chain(() -> audit(
                        change,
                        Action.CARD_REMOVED,
                        note(card).from(card.number().masked())))
                .chain(() -> conflicts.take(change, card.number()))
                .chain(wanted -> wanted == null ? Uni.createFrom().voidItem() : fulfil(change, wanted));
    }

    /** Removes those of the person's cards that the predicate picks. */
    public Uni<Void> removeAll(PersonChange change, Predicate<Card> picked) {
        return cards.of(change.transaction(), change.user()).chain(found -> {
            Uni<Void> removal = Uni.createFrom().voidItem();
            for (Card card : found.stream().filter(picked).toList()) {
                removal = removal.chain(() -> remove(change, card));
            }
            return removal;
        });
    }

    private Uni<Void> fulfil(PersonChange change, WantedValue wanted) {
        return locks.lock(change.space(), wanted.user(), change.cause().passedOnFor(wanted.source()))
                .chain(lock -> lock instanceof PersonLock.Locked(var next)
                        ? add(next, new CardNumber(wanted.value()), CardOrigin.suppliedBy(wanted.source()))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private static Note note(Card card) {
        return Note.of(card.origin().slug());
    }

    private Uni<Void> audit(PersonChange change, Action action, Note note) {
        return audit.record(change.transaction(), change.cause(), action, change.user(), note);
    }
}
