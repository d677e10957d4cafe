package platen.accesscode.expiring;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.expiring.domain.ExpiryRule;
import platen.accesscode.expiring.persistence.ExpiringCodes;
import platen.accesscode.issuing.IssueAccessCode;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.EffectivePolicies;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Generates another code for whoever's has come to its end. Several replicas may: who has the code space does a batch, and the
 * others find what is left.
 */
@ApplicationScoped
public class RenewExpiredCodes {

    private final OrganisationTransactions transactions;
    private final CodeSpaces spaces;
    private final EffectivePolicies policies;
    private final PersonLocks locks;
    private final ExpiringCodes codes;
    private final IssueAccessCode issue;
    private final Clock clock;
    private final int batch;

    RenewExpiredCodes(
            OrganisationTransactions transactions,
            CodeSpaces spaces,
            EffectivePolicies policies,
            PersonLocks locks,
            ExpiringCodes codes,
            IssueAccessCode issue,
            Clock clock,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.spaces = spaces;
        this.policies = policies;
        this.locks = locks;
        this.codes = codes;
        this.issue = issue;
        this.clock = clock;
        this.batch = config.expiryBatch();
    }

    /** One batch; true when there may be more. */
    public Uni<Boolean> renew(UUID organisation) {
        Instant now = clock.instant();
        return transactions.in(
                organisation,
                transaction -> spaces.lock(transaction)
                        .chain(space -> space == null ? Uni.createFrom().item(List.<Integer>of()) : renew(space, now))
                        .map(found -> found.stream().anyMatch(count -> count == batch)));
    }

    private Uni<List<Integer>> renew(CodeSpace space, Instant now) {
        return policies.overrides(space.transaction())
                .chain(overrides -> Multi.createFrom()
                        .iterable(ExpiryRule.of(space.policy(), overrides))
                        .onItem()
                        .transformToUniAndConcatenate(rule -> renew(space, rule, now))
                        .collect()
                        .asList());
    }

    /** How many there were in the batch; none when nothing came of it, so that nobody tries for ever. */
    private Uni<Integer> renew(CodeSpace space, ExpiryRule rule, Instant now) {
        Instant old = now.minus(rule.expiry().term());
        return rule.expiry().since().isAfter(old)
                ? Uni.createFrom().item(0)
                : codes.ended(space.transaction(), rule, old, now, batch)
                        .chain(people -> Multi.createFrom()
                                .iterable(people)
                                .onItem()
                                .transformToUniAndConcatenate(person -> renew(space, person, now))
                                .collect()
                                .asList()
                                .map(renewed -> renewed.contains(true) ? people.size() : 0));
    }

    private Uni<Boolean> renew(CodeSpace space, UUID person, Instant now) {
        return locks.lock(space, person, ExpiryTimer.CAUSE)
                .chain(lock -> lock instanceof PersonLock.Locked(PersonChange change)
                        ? issue.current(change)
                                .chain(held -> isOver(change, held, now)
                                        ? issue.generate(change, IssueReason.EXPIRED)
                                                .replaceWith(true)
                                        : Uni.createFrom().item(false))
                        : Uni.createFrom().item(false));
    }

    /** An earlier one of the batch may have handed this person another code. */
    private static boolean isOver(PersonChange change, @Nullable HeldCode held, Instant now) {
        return held instanceof HeldCode.Active active
                && active.origin().mayExpire()
                && change.policy().expiry().hasEnded(active.issuedAt(), now);
    }
}
