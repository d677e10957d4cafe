package platen.gateway.attempts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.attempts.domain.UnknownCard;
import platen.gateway.people.People;
import platen.gateway.registration.CardAnnouncements;
import platen.gateway.registration.CardAnnouncements.ProvenCard;
import platen.gateway.registration.domain.Proof;
import platen.gateway.registration.domain.RegistrableCards;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;
import platen.kit.rest.Problems;

/** Somebody who looks after devices says whose a card of the log is. accesscode-service then registers it, or records a conflict. */
@ApplicationScoped
public class AssignCard {

    private static final int ACCEPTED = 202;

    /**
     * @param attempt at which the card was shown
     * @param by subject of who says so
     */
    public record Command(UUID organisation, UUID attempt, UUID user, String by, Optional<IdempotentRequest> request) {}

    private final OrganisationTransactions transactions;
    private final Idempotency idempotency;
    private final UnknownCards cards;
    private final People people;
    private final CardAnnouncements announcements;
    private final Clock clock;

    AssignCard(
            OrganisationTransactions transactions,
            Idempotency idempotency,
            UnknownCards cards,
            People people,
            CardAnnouncements announcements,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.cards = cards;
        this.people = people;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Fails with a problem: 404 when no card is kept of that attempt, 409 when it is another's by now, 422 when it is a card that
     * is another one at each tap, or the person is unknown or not active.
     */
    public Uni<Creation> assign(Command command) {
        return transactions.in(
                command.organisation(),
                transaction -> idempotency.once(
                        transaction,
                        command.request(),
                        () -> cards.lock(transaction, command.attempt())
                                .map(found -> found.orElseThrow(AssignCard::noCard))
                                .invoke(card -> check(card, command.user()))
                                .call(() -> requireActive(transaction, command.user()))
                                .chain(card -> assign(transaction, card, command))
                                .replaceWith(
                                        new Creation(ACCEPTED, command.attempt().toString(), false))));
    }

    private static void check(UnknownCard card, UUID user) {
        if (RegistrableCards.isRandom(card.number())) {
            throw Problems.unprocessable(
                            "card-number-random",
                            "The card has another number each time",
                            "Cards with a random number cannot be told apart. Give the person another card.")
                    .exception();
        }
        if (card.assignedTo().filter(holder -> !holder.equals(user)).isPresent()) {
            throw Problems.conflict(
                            "card-already-assigned",
                            "The card was assigned to somebody else",
                            "Remove it there first; then it can be shown at a device and assigned again.")
                    .exception();
        }
    }

    private Uni<Void> requireActive(OrganisationTransaction transaction, UUID user) {
        return people.isActive(transaction, user)
                .invoke(active -> {
                    if (!active) {
                        throw Problems.unprocessable(
                                        "user-not-active",
                                        "There is no such active person",
                                        "A card can be given to people only who may log in.")
                                .exception();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> assign(OrganisationTransaction transaction, UnknownCard card, Command command) {
        if (card.assignedTo().isPresent()) {
            return Uni.createFrom().voidItem();
        }
        var proven = new ProvenCard(
                command.user(),
                card.deviceId(),
                card.number(),
                Proof.ADMINISTRATOR,
                Optional.of(command.by()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                card.attemptId());
        return cards.assign(transaction, card.attemptId(), command.user())
                .chain(() -> announcements.proven(transaction, proven));
    }

    private static RuntimeException noCard() {
        return Problems.notFound("card").exception();
    }
}
