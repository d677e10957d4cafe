package platen.accesscode.cards;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;
import platen.accesscode.Cause;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.cards.domain.CardTerms;
import platen.accesscode.cards.domain.Removal;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;

/** An administrator's work with somebody's cards. */
@ApplicationScoped
public class ManageCards {

    /** Rolls the transaction back, so that a refusal leaves nothing and an Idempotency-Key is not spent on it. */
    private static final class NotDone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient CardChange why;

        NotDone(CardChange why) {
            super("refused", null, false, false);
            this.why = why;
        }
    }

    private final OrganisationTransactions transactions;
    private final PersonLocks locks;
    private final Cards cards;
    private final RegisterCard register;
    private final RemoveCard remove;
    private final RestoreCard restore;
    private final ChangeCardTerms terms;
    private final Idempotency idempotency;
    private final Clock clock;

    ManageCards(
            OrganisationTransactions transactions,
            PersonLocks locks,
            Cards cards,
            RegisterCard register,
            RemoveCard remove,
            RestoreCard restore,
            ChangeCardTerms terms,
            Idempotency idempotency,
            Clock clock) {
        this.transactions = transactions;
        this.locks = locks;
        this.cards = cards;
        this.register = register;
        this.remove = remove;
        this.restore = restore;
        this.terms = terms;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * @param user whose card it is to be
     * @param number as it was typed
     */
    public record NewCard(UUID user, String number, CardTerms terms) {

        @Override
        public String toString() {
            return "NewCard[" + user + "]";
        }
    }

    public Uni<CardChange> register(UUID organisation, NewCard wish, Optional<IdempotentRequest> request, Cause cause) {
        return switch (CardNumber.read(wish.number())) {
            case CardNumber.Reading.Refused(String rule) ->
                Uni.createFrom().item(new CardChange.Refused("number", rule));
            case CardNumber.Reading.Accepted(CardNumber number) ->
                transactions
                        .in(
                                organisation,
                                transaction -> idempotency
                                        .once(transaction, request, () -> create(transaction, wish, number, cause))
                                        .chain(creation -> find(transaction, wish.user(), creation)))
                        .onFailure(NotDone.class)
                        .recoverWithItem(failure -> ((NotDone) failure).why);
        };
    }

    private Uni<Creation> create(OrganisationTransaction transaction, NewCard wish, CardNumber number, Cause cause) {
        CardChange refusal = ChangeCardTerms.refusal(wish.terms(), number, clock.instant());
        if (refusal != null) {
            throw new NotDone(refusal);
        }
        return onActive(
                        transaction,
                        wish.user(),
                        cause,
                        change -> register.register(change, number, CardOrigin.TYPED, wish.terms())
                                .map(CardChange::of))
                .map(result -> {
                    if (result instanceof CardChange.Done(Card card)) {
                        return Creation.of(card.id().toString());
                    }
                    throw new NotDone(result);
                });
    }

    /** A card registered under this Idempotency-Key before may be gone since. */
    private Uni<CardChange> find(OrganisationTransaction transaction, UUID user, Creation creation) {
        return cards.find(transaction, user, UUID.fromString(creation.reference()))
                .map(card -> card == null ? new CardChange.Unknown() : new CardChange.Done(card));
    }

    /** Of somebody inactive too: who has lost their card need not come back first. */
    public Uni<CardChange> remove(UUID organisation, UUID user, UUID id, Cause cause) {
        return onCard(
                organisation,
                user,
                id,
                cause,
                (change, card) -> remove.remove(change, card, Removal.BY_ADMIN).replaceWith(new CardChange.Removed()));
    }

    /** Gives it another label or end. */
    public Uni<CardChange> change(
            UUID organisation, UUID user, UUID id, CardTerms newTerms, LongPredicate expected, Cause cause) {
        return onCard(
                organisation,
                user,
                id,
                cause,
                (change, card) -> expected.test(card.version())
                        ? terms.change(change, card, newTerms)
                        : Uni.createFrom().item(new CardChange.Stale()));
    }

    public Uni<CardChange> restore(UUID organisation, UUID user, UUID id, Cause cause) {
        return transactions
                .in(
                        organisation,
                        transaction -> onActive(transaction, user, cause, change -> restore.restore(change, id))
                                .invoke(ManageCards::rollBackUnlessDone))
                .onFailure(NotDone.class)
                .recoverWithItem(failure -> ((NotDone) failure).why);
    }

    private static void rollBackUnlessDone(CardChange result) {
        if (!(result instanceof CardChange.Done)) {
            throw new NotDone(result);
        }
    }

    private interface CardStep {
        Uni<CardChange> take(PersonChange change, Card card);
    }

    private Uni<CardChange> onCard(UUID organisation, UUID user, UUID id, Cause cause, CardStep step) {
        return transactions.in(
                organisation,
                transaction -> onPerson(
                        transaction,
                        user,
                        cause,
                        change -> cards.find(transaction, user, id)
                                .chain(card -> card == null
                                        ? Uni.createFrom().item(new CardChange.Unknown())
                                        : step.take(change, card))));
    }

    private Uni<CardChange> onActive(
            OrganisationTransaction transaction, UUID user, Cause cause, Function<PersonChange, Uni<CardChange>> step) {
        return onPerson(
                transaction,
                user,
                cause,
                change -> change.person().isActive()
                        ? step.apply(change)
                        : Uni.createFrom().item(new CardChange.PersonInactive()));
    }

    private Uni<CardChange> onPerson(
            OrganisationTransaction transaction, UUID user, Cause cause, Function<PersonChange, Uni<CardChange>> step) {
        return locks.lock(transaction, user, cause)
                .chain(lock -> lock instanceof PersonLock.Locked(PersonChange change)
                                && !change.person().isDeleted()
                        ? step.apply(change)
                        : Uni.createFrom().item(new CardChange.Unknown()));
    }
}
