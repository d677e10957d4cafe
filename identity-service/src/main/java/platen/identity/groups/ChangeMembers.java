package platen.identity.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import platen.identity.groups.domain.Group;
import platen.identity.groups.persistence.GroupDueRows;
import platen.identity.groups.persistence.GroupMemberRows;
import platen.identity.groups.persistence.GroupRows;
import platen.identity.people.domain.User;
import platen.identity.people.persistence.UserRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;
import platen.kit.rest.IfMatch;

/** An administrator makes a group by hand and says who is in it; not every organisation has a source that knows groups. */
@ApplicationScoped
public class ChangeMembers {

    private final OrganisationTransactions transactions;
    private final Idempotency idempotency;
    private final GroupRows groups;
    private final GroupMemberRows members;
    private final GroupDueRows due;
    private final UserRows users;
    private final GroupConfig config;
    private final GroupWorker worker;
    private final Clock clock;

    ChangeMembers(
            OrganisationTransactions transactions,
            Idempotency idempotency,
            GroupRows groups,
            GroupMemberRows members,
            GroupDueRows due,
            UserRows users,
            GroupConfig config,
            GroupWorker worker,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.groups = groups;
        this.members = members;
        this.due = due;
        this.users = users;
        this.config = config;
        this.worker = worker;
        this.clock = clock;
    }

    /** Returns the id of the group, of the first one for a repetition; fails with {@link GroupRefused}. */
    public Uni<UUID> create(UUID organisation, String name, Set<UUID> people, Optional<IdempotentRequest> request) {
        return transactions
                .in(
                        organisation,
                        transaction -> idempotency.once(transaction, request, () -> create(transaction, name, people)))
                .map(creation -> UUID.fromString(creation.reference()));
    }

    private Uni<Creation> create(OrganisationTransaction transaction, String name, Set<UUID> people) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return require(transaction, people, Set.of())
                .chain(() -> groups.countTargeted(transaction))
                .invoke(present -> {
                    if (present >= config.mostTargeted()) {
                        throw new GroupRefused(GroupRefused.Reason.TOO_MANY_TARGETED);
                    }
                })
                .chain(() -> groups.insertByHand(transaction, id, name, now))
                .chain(() -> change(transaction, id, people, Set.of()))
                .replaceWith(() -> Creation.of(id.toString()));
    }

    /** False when there is no such group; fails with {@link GroupRefused}. Who is a member already stays one, who is none stays out. */
    public Uni<Boolean> change(UUID organisation, UUID id, Set<UUID> added, Set<UUID> removed, IfMatch seen) {
        return transactions.in(
                organisation,
                transaction -> require(transaction, added, removed)
                        .chain(() -> groups.lock(transaction, id))
                        .chain(group -> {
                            if (group == null) {
                                return Uni.createFrom().item(false);
                            }
                            seen.check(group.version());
                            if (!group.isByHand()) {
                                throw new GroupRefused(GroupRefused.Reason.SOURCES_OWN);
                            }
                            return change(transaction, id, added, removed).replaceWith(true);
                        }));
    }

    /** Locked before the group, as whoever deletes them or tells of them does: nobody becomes a member while they are deleted. */
    private Uni<Void> require(OrganisationTransaction transaction, Set<UUID> added, Set<UUID> removed) {
        List<UUID> people = Stream.concat(added.stream(), removed.stream()).toList();
        return people.isEmpty()
                ? Uni.createFrom().voidItem()
                : users.lockAll(transaction, people)
                        .invoke(found -> {
                            if (!found.stream()
                                    .map(User::id)
                                    .collect(Collectors.toSet())
                                    .containsAll(added)) {
                                throw new GroupRefused(GroupRefused.Reason.NO_SUCH_USER);
                            }
                        })
                        .replaceWithVoid();
    }

    private Uni<Void> change(OrganisationTransaction transaction, UUID group, Set<UUID> added, Set<UUID> removed) {
        worker.nudgeAfter(transaction);
        return members.remove(transaction, group, texts(removed))
                .chain(left -> members.join(transaction, group, Group.BY_HAND, texts(added), Math.max(added.size(), 1))
                        .call(joined -> due.credit(transaction, group, Group.BY_HAND, joined))
                        .call(joined -> due.note(
                                transaction,
                                Group.BY_HAND,
                                Stream.concat(left.stream(), joined.stream()).toList()))
                        .chain(joined -> joined.isEmpty() && left.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : groups.count(
                                        transaction,
                                        group,
                                        joined.size() - left.size(),
                                        clock.instant().truncatedTo(ChronoUnit.MICROS))));
    }

    private static List<String> texts(Set<UUID> people) {
        return people.stream().map(UUID::toString).toList();
    }
}
