package platen.accesscode.cards;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.RemovedCard;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.cards.persistence.RemovedCards;
import platen.accesscode.people.persistence.People;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Shows a person's cards, those they have and those that can be restored. */
@ApplicationScoped
public class ShowCards {

    private final OrganisationTransactions transactions;
    private final People people;
    private final Cards cards;
    private final RemovedCards removedCards;
    private final Clock clock;

    ShowCards(
            OrganisationTransactions transactions, People people, Cards cards, RemovedCards removedCards, Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.cards = cards;
        this.removedCards = removedCards;
        this.clock = clock;
    }

    /** Oldest first; null when there is no such person. */
    public Uni<@Nullable List<Card>> list(UUID organisation, UUID user) {
        return ofKnown(organisation, user, transaction -> cards.of(transaction, user));
    }

    /** Removed last, listed first; null when there is no such person. */
    public Uni<@Nullable List<RemovedCard>> removed(UUID organisation, UUID user) {
        return ofKnown(organisation, user, transaction -> removedCards.of(transaction, user, clock.instant()));
    }

    /** One of a person's cards; null when they have no such card. */
    public Uni<@Nullable Card> find(UUID organisation, UUID user, UUID id) {
        return transactions.in(organisation, transaction -> cards.find(transaction, user, id));
    }

    private <T> Uni<@Nullable T> ofKnown(UUID organisation, UUID user, Function<OrganisationTransaction, Uni<T>> read) {
        return transactions.in(
                organisation,
                transaction -> people.find(transaction, user)
                        .chain(person -> person == null || person.isDeleted()
                                ? Uni.createFrom().nullItem()
                                : read.apply(transaction)));
    }
}
