package platen.scim.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.filtering.domain.Condition;
import platen.scim.groups.persistence.MemberViews;
import platen.scim.groups.persistence.ScimGroupRows;
import platen.scim.groups.persistence.ScimGroupSearch;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.searching.Found;
import platen.scim.searching.domain.Order;
import platen.scim.searching.domain.Part;

/** Fetches groups, with their members where they are wanted. */
@ApplicationScoped
public class FindScimGroups {

    /**
     * A group as it is shown.
     *
     * @param members null when they are not wanted
     */
    public record Shown(ScimGroup group, @Nullable List<Member> members) {}

    private final OrganisationTransactions transactions;
    private final ScimGroupRows rows;
    private final ScimGroupSearch search;
    private final MemberViews members;

    FindScimGroups(
            OrganisationTransactions transactions, ScimGroupRows rows, ScimGroupSearch search, MemberViews members) {
        this.transactions = transactions;
        this.rows = rows;
        this.search = search;
        this.members = members;
    }

    public Uni<Shown> byId(UUID organisation, UUID id, boolean withMembers) {
        return transactions.in(
                organisation,
                transaction -> rows.find(transaction, id).chain(group -> {
                    if (group == null) {
                        throw ScimRefusal.notFound();
                    }
                    return shown(transaction, List.of(group), withMembers).map(List::getFirst);
                }));
    }

    /**
     * @param order null for the order of creation
     */
    public Uni<Found<Shown>> search(
            UUID organisation, Condition condition, @Nullable Order order, Part part, boolean withMembers) {
        return transactions.in(
                organisation,
                transaction -> search.count(transaction, condition)
                        .chain(total -> part.count() == 0
                                ? Uni.createFrom().item(Found.of(total, part, List.of()))
                                : search.part(transaction, condition, order, part)
                                        .chain(groups ->
                                                shown(transaction, Found.of(total, part, groups), withMembers))));
    }

    private Uni<Found<Shown>> shown(OrganisationTransaction transaction, Found<ScimGroup> found, boolean withMembers) {
        return shown(transaction, found.resources(), withMembers)
                .map(shown -> new Found<>(found.total(), shown, found.previous(), found.next()));
    }

    private Uni<List<Shown>> shown(OrganisationTransaction transaction, List<ScimGroup> groups, boolean withMembers) {
        if (!withMembers) {
            return Uni.createFrom()
                    .item(groups.stream().map(group -> new Shown(group, null)).toList());
        }
        List<UUID> ids = groups.stream().map(ScimGroup::id).toList();
        return members.of(transaction, ids, ScimLimits.MEMBERS + 1).map(found -> {
            refuseTooMany(found);
            return groups.stream()
                    .map(group -> new Shown(group, found.getOrDefault(group.id(), List.of())))
                    .toList();
        });
    }

    private static void refuseTooMany(Map<UUID, List<Member>> found) {
        if (found.values().stream().mapToInt(List::size).sum() > ScimLimits.MEMBERS) {
            throw ScimRefusal.of(
                    ScimType.TOO_MANY,
                    "The groups have more than " + ScimLimits.MEMBERS
                            + " members together: ask with excludedAttributes=members, or for fewer groups at a time.");
        }
    }
}
