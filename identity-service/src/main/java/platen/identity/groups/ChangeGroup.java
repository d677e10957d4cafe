package platen.identity.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.domain.Group;
import platen.identity.groups.persistence.GroupRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.IfMatch;

/** An administrator targets a group or lets go of it, renames or deletes one made by hand. Its members follow batch by batch. */
@ApplicationScoped
public class ChangeGroup {

    private final OrganisationTransactions transactions;
    private final GroupRows groups;
    private final GroupConfig config;
    private final GroupWorker worker;
    private final Clock clock;

    ChangeGroup(
            OrganisationTransactions transactions,
            GroupRows groups,
            GroupConfig config,
            GroupWorker worker,
            Clock clock) {
        this.transactions = transactions;
        this.groups = groups;
        this.config = config;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * False when there is no such group; fails with {@link GroupRefused}.
     *
     * @param name null to leave it alone
     * @param targeted null to leave it alone
     */
    public Uni<Boolean> change(
            UUID organisation, UUID id, @Nullable String name, @Nullable Boolean targeted, IfMatch seen) {
        return locked(
                organisation,
                id,
                seen,
                (transaction, group) ->
                        rename(transaction, group, name).chain(() -> target(transaction, group, targeted)));
    }

    /** False when there is no such group; fails with {@link GroupRefused} when a source has it. */
    public Uni<Boolean> delete(UUID organisation, UUID id, IfMatch seen) {
        return locked(organisation, id, seen, (transaction, group) -> {
            requireByHand(group);
            return groups.remove(transaction, id, now());
        });
    }

    private Uni<Void> rename(OrganisationTransaction transaction, Group group, @Nullable String name) {
        if (name == null || name.equals(group.name())) {
            return Uni.createFrom().voidItem();
        }
        requireByHand(group);
        return groups.rename(transaction, group.id(), name, now());
    }

    private Uni<Void> target(OrganisationTransaction transaction, Group group, @Nullable Boolean targeted) {
        if (targeted == null || targeted == group.targeted()) {
            return Uni.createFrom().voidItem();
        }
        if (group.isByHand()) {
            throw new GroupRefused(GroupRefused.Reason.MADE_BY_HAND);
        }
        return (targeted ? requireRoom(transaction) : Uni.createFrom().voidItem())
                .chain(() -> groups.target(transaction, group.id(), targeted, now()));
    }

    /** Those who target at the same time may go over it by one each: it is a bound on work, not a promise. */
    private Uni<Void> requireRoom(OrganisationTransaction transaction) {
        return groups.countTargeted(transaction)
                .invoke(present -> {
                    if (present >= config.mostTargeted()) {
                        throw new GroupRefused(GroupRefused.Reason.TOO_MANY_TARGETED);
                    }
                })
                .replaceWithVoid();
    }

    private static void requireByHand(Group group) {
        if (!group.isByHand()) {
            throw new GroupRefused(GroupRefused.Reason.SOURCES_OWN);
        }
    }

    private Uni<Boolean> locked(
            UUID organisation, UUID id, IfMatch seen, BiFunction<OrganisationTransaction, Group, Uni<Void>> work) {
        return transactions.in(
                organisation,
                transaction -> groups.lock(transaction, id).chain(group -> {
                    if (group == null) {
                        return Uni.createFrom().item(false);
                    }
                    seen.check(group.version());
                    worker.nudgeAfter(transaction);
                    return work.apply(transaction, group).replaceWith(true);
                }));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
