package platen.accesscode.importing;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.accesscode.Cause;
import platen.accesscode.Channel;
import platen.accesscode.cards.RegisterCard;
import platen.accesscode.cards.RegisterCard.Registration;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.cards.domain.CardTerms;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.conflicts.domain.WantedValue;
import platen.accesscode.conflicts.persistence.WantedValues;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.issuing.IssueAccessCode;
import platen.accesscode.issuing.IssueAccessCode.Supply;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.CodeOrigin;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Whoever was to give a code or card up has not done so in time: their event is parked, or something else has happened to them
 * meanwhile. From now on it is a conflict like others (R5).
 */
@ApplicationScoped
public class SettleHandovers {

    private static final Logger LOG = Logger.getLogger(SettleHandovers.class);
    private static final Cause CAUSE = Cause.request("accesscode").via(Channel.TIMER);
    private static final int BATCH = 100;

    private final OrganisationTransactions transactions;
    private final CodeSpaces spaces;
    private final PersonLocks locks;
    private final Conflicts conflicts;
    private final WantedValues wanted;
    private final IssueAccessCode issue;
    private final RegisterCard register;
    private final Clock clock;

    SettleHandovers(
            OrganisationTransactions transactions,
            CodeSpaces spaces,
            PersonLocks locks,
            Conflicts conflicts,
            WantedValues wanted,
            IssueAccessCode issue,
            RegisterCard register,
            Clock clock) {
        this.transactions = transactions;
        this.spaces = spaces;
        this.locks = locks;
        this.conflicts = conflicts;
        this.wanted = wanted;
        this.issue = issue;
        this.register = register;
        this.clock = clock;
    }

    /** One organisation's trouble is not the others'; what is left is done the next time. */
    @Scheduled(
            every = "${platen.accesscode.handover-check-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> settle() {
        return wanted.organisationsWithLate(clock.instant())
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(organisation -> settle(organisation)
                        .onFailure()
                        .invoke(failure -> LOG.warnf(
                                "Handovers wait to be settled, organisationId=%s: %s",
                                organisation, failure.toString()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("Handovers wait to be settled: %s", failure.toString()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Until a batch is not full: the code space is held for one of them only. */
    private Uni<Void> settle(UUID organisation) {
        return transactions
                .in(organisation, this::batch)
                .chain(done -> done < BATCH ? Uni.createFrom().voidItem() : settle(organisation));
    }

    private Uni<Integer> batch(OrganisationTransaction transaction) {
        return spaces.lock(transaction)
                .chain(space -> space == null
                        ? Uni.createFrom().item(0)
                        : conflicts
                                .takeLate(transaction, BATCH)
                                .call(late -> Multi.createFrom()
                                        .iterable(late)
                                        .onItem()
                                        .transformToUniAndConcatenate(value -> settle(space, value))
                                        .collect()
                                        .last())
                                .map(late -> late.size()));
    }

    private Uni<Void> settle(CodeSpace space, WantedValue late) {
        Cause cause = CAUSE.passedOnFor(late.source()).notifying(late.notifies());
        return locks.lock(space, late.user(), cause)
                .chain(lock -> lock instanceof PersonLock.Locked(var change)
                        ? late.kind() == CredentialKind.CARD ? card(change, late) : code(change, late)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> code(PersonChange change, WantedValue late) {
        var code = new AccessCode(late.value());
        boolean first = late.awaited() != null && late.awaited().firstCode();
        IssueReason reason = first ? IssueReason.USER_CREATED : IssueReason.suppliedBy(late.source());
        return issue.supply(change, code, CodeOrigin.suppliedBy(late.source()), reason)
                .chain(supply -> switch (supply) {
                    case Supply.Given given -> Uni.createFrom().voidItem();
                    case Supply.Taken(UUID holder) ->
                        conflicts
                                .add(change, code, holder, late.source())
                                .chain(() -> first ? issue.tellAfterAll(change) : issue.generateInstead(change));
                });
    }

    private Uni<Void> card(PersonChange change, WantedValue late) {
        var number = new CardNumber(late.value());
        return register.register(change, number, CardOrigin.suppliedBy(late.source()), CardTerms.NONE)
                .chain(registration -> switch (registration) {
                    case Registration.Taken taken -> conflicts.add(change, number, late.source());
                    case Registration.LimitReached full ->
                        conflicts.refuse(change, CredentialKind.CARD, late.source(), RegisterCard.LIMIT_REACHED);
                    case Registration.Registered registered -> Uni.createFrom().voidItem();
                    case Registration.Known known -> Uni.createFrom().voidItem();
                });
    }
}
