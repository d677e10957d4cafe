package platen.accesscode.cards;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.cards.RegisterCard.Registration;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.cards.domain.CardTerms;
import platen.accesscode.cards.domain.Removal;
import platen.accesscode.cards.domain.RemovedCard;
import platen.accesscode.cards.messaging.CardEvents;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.cards.persistence.RemovedCards;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.conflicts.domain.WantedValue;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;

/**
 * Makes a card nobody's; then whoever waits for it gets it. It is remembered as long as a retired code rests, so that it can
 * be restored.
 */
@ApplicationScoped
public class RemoveCard {

    private final Cards cards;
    private final RemovedCards removedCards;
    private final RegisterCard register;
    private final PersonLocks locks;
    private final Conflicts conflicts;
    private final CardEvents events;
    private final Audit audit;
    private final Clock clock;

    RemoveCard(
            Cards cards,
            RemovedCards removedCards,
            RegisterCard register,
            PersonLocks locks,
            Conflicts conflicts,
            CardEvents events,
            Audit audit,
            Clock clock) {
        this.cards = cards;
        this.removedCards = removedCards;
        this.register = register;
        this.locks = locks;
        this.conflicts = conflicts;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    public Uni<Void> remove(PersonChange change, Card card, Removal why) {
        return cards.remove(change.transaction(), card)
                .chain(() -> remember(change, card, why))
                .chain(() -> card.works()
                        ? events.removed(change.transaction(), card, change.cause())
                        : Uni.createFrom().voidItem())
                .chain(() -> audit.record(
                        change.transaction(),
                        change.cause(),
                        Action.CARD_REMOVED,
                        change.user(),
                        Note.of(why.slug()).from(card.number().masked())))
                .chain(() -> conflicts.take(change, card.number()))
                .chain(wanted -> wanted == null ? Uni.createFrom().voidItem() : handOver(change, wanted));
    }

    /** Removes those of the person's cards that the predicate picks. */
    public Uni<Void> removeAll(PersonChange change, Removal why, Predicate<Card> picked) {
        return cards.of(change.transaction(), change.user()).chain(found -> {
            Uni<Void> removal = Uni.createFrom().voidItem();
            for (Card card : found.stream().filter(picked).toList()) {
                removal = removal.chain(() -> remove(change, card, why));
            }
            return removal;
        });
    }

    /** Of somebody deleted: nothing works and nothing is remembered. */
    public Uni<Void> forgetAll(PersonChange change) {
        return removeAll(change, Removal.USER_DELETED, card -> true)
                .chain(() -> removedCards.forget(change.transaction(), change.user()));
    }

    private Uni<Void> remember(PersonChange change, Card card, Removal why) {
        Duration rest = Duration.ofDays(change.policy().uniqueness().quarantineDays());
        if (!why.isRemembered() || rest.isZero()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return removedCards.add(change.transaction(), new RemovedCard(card, why, now, now.plus(rest)));
    }

    private Uni<Void> handOver(PersonChange change, WantedValue wanted) {
        return locks.lock(change.space(), wanted.user(), change.cause().passedOnFor(wanted.source()))
                .chain(lock -> lock instanceof PersonLock.Locked(var next)
                        ? register.register(
                                        next,
                                        new CardNumber(wanted.value()),
                                        CardOrigin.suppliedBy(wanted.source()),
                                        CardTerms.NONE)
                                .chain(registration -> registration instanceof Registration.LimitReached
                                        ? conflicts.refuse(
                                                next, CredentialKind.CARD, wanted.source(), RegisterCard.LIMIT_REACHED)
                                        : Uni.createFrom().voidItem())
                        : Uni.createFrom().voidItem());
    }
}
