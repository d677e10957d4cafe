package platen.accesscode.cards;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.Cause;
import platen.accesscode.Channel;
import platen.accesscode.cards.domain.Removal;
import platen.accesscode.cards.messaging.CardEvents;
import platen.accesscode.cards.persistence.Cards;
import platen.accesscode.cards.persistence.DueCards;
import platen.accesscode.cards.persistence.DueCards.Due;
import platen.accesscode.cards.persistence.RemovedCards;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Does what time asks of cards: ends temporary ones, tells their holders before that, forgets removed ones. Any number of
 * replicas may do it at once: ending holds the code space, telling marks the card it tells of.
 */
@ApplicationScoped
public class TendCards {

    private static final Logger LOG = Logger.getLogger(TendCards.class);
    private static final Cause CAUSE = Cause.request("accesscode").via(Channel.TIMER);
    private static final int BATCH = 100;

    private final OrganisationTransactions transactions;
    private final CodeSpaces spaces;
    private final PersonLocks locks;
    private final DueCards due;
    private final Cards cards;
    private final RemovedCards removedCards;
    private final RemoveCard remove;
    private final CardEvents events;
    private final Clock clock;
    private final Duration notice;

    TendCards(
            OrganisationTransactions transactions,
            CodeSpaces spaces,
            PersonLocks locks,
            DueCards due,
            Cards cards,
            RemovedCards removedCards,
            RemoveCard remove,
            CardEvents events,
            Clock clock,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.spaces = spaces;
        this.locks = locks;
        this.due = due;
        this.cards = cards;
        this.removedCards = removedCards;
        this.remove = remove;
        this.events = events;
        this.clock = clock;
        this.notice = config.cardExpiryNotice();
    }

    /** One organisation's failure is the others' no concern; what it left is done the next time. */
    @Scheduled(
            every = "${platen.accesscode.card-check-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> tend() {
        Instant now = clock.instant();
        return due.organisations(now, now.plus(notice))
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(organisation -> tend(organisation)
                        .onFailure()
                        .invoke(failure -> LOG.warnf(
                                "Cards that are due wait. organisationId=%s: %s", organisation, failure.toString()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("Cards that are due wait: %s", failure.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> tend(UUID organisation) {
        return inBatches(organisation, this::end)
                .chain(() -> inBatches(organisation, this::tell))
                .chain(() -> transactions.in(
                        organisation, transaction -> removedCards.forgetDue(transaction, clock.instant())));
    }

    /** Until a batch is not full: a transaction, and the code space with it, is held for one of them only. */
    private Uni<Void> inBatches(UUID organisation, Function<OrganisationTransaction, Uni<Integer>> step) {
        return transactions
                .in(organisation, step)
                .chain(done -> done < BATCH ? Uni.createFrom().voidItem() : inBatches(organisation, step));
    }

    private Uni<Integer> end(OrganisationTransaction transaction) {
        return spaces.lock(transaction)
                .chain(space -> space == null
                        ? Uni.createFrom().item(0)
                        : due.ended(transaction, clock.instant(), BATCH)
                                .chain(found -> end(space, found).replaceWith(found.size())));
    }

    private Uni<Void> end(CodeSpace space, List<Due> found) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Due card : found) {
            all = all.chain(() -> end(space, card));
        }
        return all;
    }

    private Uni<Void> end(CodeSpace space, Due ended) {
        return locks.lock(space, ended.user(), CAUSE)
                .chain(lock -> lock instanceof PersonLock.Locked(var change)
                        ? cards.find(space.transaction(), ended.user(), ended.id())
                                .chain(card -> card == null
                                        ? Uni.createFrom().voidItem()
                                        : remove.remove(change, card, Removal.ENDED))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Integer> tell(OrganisationTransaction transaction) {
        Instant now = clock.instant();
        return due.takeExpiring(transaction, now, now.plus(notice), BATCH).chain(found -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (DueCards.Expiring card : found) {
                all = all.chain(() -> events.expiring(transaction, card.user(), card.id(), card.validUntil(), CAUSE));
            }
            return all.replaceWith(found.size());
        });
    }
}
