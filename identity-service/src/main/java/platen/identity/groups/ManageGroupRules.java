package platen.identity.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.domain.Group;
import platen.identity.groups.domain.GroupRule;
import platen.identity.groups.domain.GroupRule.Effect;
import platen.identity.groups.domain.GroupRule.GivesCodePolicy;
import platen.identity.groups.persistence.GroupRows;
import platen.identity.groups.persistence.GroupRuleRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;
import platen.kit.rest.IfMatch;

/** An administrator says what being in a group does. Whom that changes something for is told by a worker, not here. */
@ApplicationScoped
public class ManageGroupRules {

    private static final int MOST = 20;

    private final OrganisationTransactions transactions;
    private final Idempotency idempotency;
    private final GroupRows groups;
    private final GroupRuleRows rules;
    private final GroupWorker worker;
    private final Clock clock;

    ManageGroupRules(
            OrganisationTransactions transactions,
            Idempotency idempotency,
            GroupRows groups,
            GroupRuleRows rules,
            GroupWorker worker,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.groups = groups;
        this.rules = rules;
        this.worker = worker;
        this.clock = clock;
    }

    /** Null when there is no such group. */
    public Uni<@Nullable List<GroupRule>> list(UUID organisation, UUID group) {
        return transactions.in(
                organisation,
                transaction -> groups.find(transaction, group)
                        .chain(found ->
                                found == null ? Uni.createFrom().nullItem() : rules.of(transaction, found.id())));
    }

    /** Null when there is no such rule. */
    public Uni<@Nullable GroupRule> find(UUID organisation, UUID group, UUID rule) {
        return transactions.in(organisation, transaction -> rules.find(transaction, group, rule));
    }

    /** Returns the id of the rule, of the first one for a repetition; null when there is no such group. Fails with {@link GroupRefused}. */
    public Uni<@Nullable UUID> add(UUID organisation, UUID group, Effect effect, Optional<IdempotentRequest> request) {
        return transactions.in(
                organisation,
                transaction -> groups.lock(transaction, group)
                        .chain(found -> found == null
                                ? Uni.createFrom().nullItem()
                                : idempotency
                                        .once(transaction, request, () -> add(transaction, found, effect))
                                        .map(creation -> UUID.fromString(creation.reference()))));
    }

    private Uni<Creation> add(OrganisationTransaction transaction, Group group, Effect effect) {
        if (!group.targeted()) {
            throw new GroupRefused(GroupRefused.Reason.NOT_TARGETED);
        }
        UUID id = UUID.randomUUID();
        worker.nudgeAfter(transaction);
        return rules.of(transaction, group.id())
                .invoke(present -> {
                    if (present.size() >= MOST) {
                        throw new GroupRefused(GroupRefused.Reason.TOO_MANY_RULES);
                    }
                    if (effect instanceof GivesCodePolicy
                            && present.stream().anyMatch(rule -> rule.effect() instanceof GivesCodePolicy)) {
                        throw new GroupRefused(GroupRefused.Reason.CODE_POLICY_GIVEN);
                    }
                })
                .chain(() -> rules.insert(
                        transaction, id, group.id(), effect, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .chain(() -> tell(transaction, group, effect))
                .replaceWith(() -> Creation.of(id.toString()));
    }

    /** False when there is no such rule; fails with {@link GroupRefused} when it is a credit, or would become one. */
    public Uni<Boolean> change(UUID organisation, UUID group, UUID rule, Effect wanted, IfMatch seen) {
        return locked(organisation, group, rule, seen, (transaction, found) -> {
            if (!(wanted instanceof GivesCodePolicy policy) || !(found.effect() instanceof GivesCodePolicy)) {
                throw new GroupRefused(GroupRefused.Reason.RULE_IS_FOR_GOOD);
            }
            return found.effect().equals(wanted)
                    ? Uni.createFrom().voidItem()
                    : rules.change(transaction, rule, policy).chain(() -> groups.tellAll(transaction, group));
        });
    }

    /** What a credit gave is not taken back. False when there is no such rule. */
    public Uni<Boolean> delete(UUID organisation, UUID group, UUID rule, IfMatch seen) {
        return locked(
                organisation,
                group,
                rule,
                seen,
                (transaction, found) -> rules.delete(transaction, rule)
                        .chain(() -> found.effect() instanceof GivesCodePolicy
                                ? groups.tellAll(transaction, group)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> locked(
            UUID organisation,
            UUID group,
            UUID rule,
            IfMatch seen,
            BiFunction<OrganisationTransaction, GroupRule, Uni<Void>> work) {
        return transactions.in(
                organisation,
                transaction -> groups.lock(transaction, group)
                        .chain(() -> rules.find(transaction, group, rule))
                        .chain(found -> {
                            if (found == null) {
                                return Uni.createFrom().item(false);
                            }
                            seen.check(found.version());
                            worker.nudgeAfter(transaction);
                            return work.apply(transaction, found).replaceWith(true);
                        }));
    }

    /** A credit goes through the members by itself. */
    private Uni<Void> tell(OrganisationTransaction transaction, Group group, Effect effect) {
        return effect instanceof GivesCodePolicy
                ? groups.tellAll(transaction, group.id())
                : Uni.createFrom().voidItem();
    }
}
