package platen.accesscode.cards;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.cards.RegisterCard.Registration;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.accesscode.people.persistence.People;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;

/** An administrator's work with somebody's cards. */
@ApplicationScoped
public class ManageCards {

    /** What came of it. */
    public sealed interface Result {

        record Registered(Card card) implements Result {}

        record Removed() implements Result {}

        record Refused(String rule) implements Result {}

        record Taken() implements Result {}

        record PersonInactive() implements Result {}

        record Unknown() implements Result {}
    }

    /** Rolls the transaction back, so that an Idempotency-Key is not spent on a refusal. */
    private static final class NotDone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Result result;

        NotDone(Result result) {
            super("refused", null, false, false);
            this.result = result;
        }
    }

    private final OrganisationTransactions transactions;
    private final PersonLocks locks;
    private final People people;
    private final Cards cards;
    private final RegisterCard register;
    private final Idempotency idempotency;

    ManageCards(
            OrganisationTransactions transactions,
            PersonLocks locks,
            People people,
            Cards cards,
            RegisterCard register,
            Idempotency idempotency) {
        this.transactions = transactions;
        this.locks = locks;
        this.people = people;
        this.cards = cards;
        this.register = register;
        this.idempotency = idempotency;
    }

    /** A person's cards; null when there is no such person. */
    public Uni<@Nullable List<Card>> list(UUID organisation, UUID user) {
        return transactions.in(
                organisation,
                transaction -> people.find(transaction, user)
                        .chain(person -> person == null || person.isDeleted()
                                ? Uni.createFrom().nullItem()
                                : cards.of(transaction, user)));
    }

    /** One of a person's cards; null when they have no such card. */
    public Uni<@Nullable Card> find(UUID organisation, UUID user, UUID id) {
        return transactions.in(organisation, transaction -> find(transaction, user, id));
    }

    private Uni<@Nullable Card> find(OrganisationTransaction transaction, UUID user, UUID id) {
        return cards.find(transaction, id)
                .map(card -> card != null && card.user().equals(user) ? card : null);
    }

    public Uni<Result> register(
            UUID organisation, UUID user, String raw, Optional<IdempotentRequest> request, Cause cause) {
        return switch (CardNumber.read(raw)) {
            case CardNumber.Reading.Refused(String rule) -> Uni.createFrom().item(new Result.Refused(rule));
            case CardNumber.Reading.Accepted(CardNumber number) ->
                transactions
                        .in(
                                organisation,
                                transaction -> idempotency
                                        .once(transaction, request, () -> create(transaction, user, number, cause))
                                        .chain(creation ->
                                                cards.find(transaction, UUID.fromString(creation.reference()))))
                        .<Result>map(card -> card == null ? new Result.Unknown() : new Result.Registered(card))
                        .onFailure(NotDone.class)
                        .recoverWithItem(failure -> ((NotDone) failure).result);
        };
    }

    private Uni<Creation> create(OrganisationTransaction transaction, UUID user, CardNumber number, Cause cause) {
        return onActive(
                        transaction,
                        user,
                        cause,
                        change -> register.register(change, number, CardOrigin.TYPED)
                                .map(registration -> switch (registration) {
                                    case Registration.Registered(Card card) -> new Result.Registered(card);
                                    case Registration.Known known -> new Result.Taken();
                                    case Registration.Taken taken -> new Result.Taken();
                                }))
                .map(result -> {
                    if (result instanceof Result.Registered(Card card)) {
                        return Creation.of(card.id().toString());
                    }
                    throw new NotDone(result);
                });
    }

    public Uni<Result> remove(UUID organisation, UUID user, UUID id, Cause cause) {
        return transactions.in(
                organisation,
                transaction -> onActive(
                        transaction,
                        user,
                        cause,
                        change -> find(transaction, user, id)
                                .chain(card -> card == null
                                        ? Uni.createFrom().item(new Result.Unknown())
                                        : register.remove(change, card).replaceWith(new Result.Removed()))));
    }

    private interface Step {
        Uni<Result> take(PersonChange change);
    }

    private Uni<Result> onActive(OrganisationTransaction transaction, UUID user, Cause cause, Step step) {
        return locks.lock(transaction, user, cause)
                .chain(lock -> lock instanceof PersonLock.Locked(PersonChange change)
                        ? switch (change.person().state()) {
                            case ACTIVE -> step.take(change);
                            case INACTIVE -> Uni.createFrom().item(new Result.PersonInactive());
                            case DELETED -> Uni.createFrom().item(new Result.Unknown());
                        }
                        : Uni.createFrom().item(new Result.Unknown()));
    }
}
