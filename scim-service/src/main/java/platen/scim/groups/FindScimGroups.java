package platen.scim.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.groups.domain.GroupCondition;
import platen.scim.groups.persistence.MemberViews;
import platen.scim.groups.persistence.ScimGroupRows;
import platen.scim.groups.persistence.ScimGroupSearch;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;

/** Fetches groups, with their members where they are wanted. */
@ApplicationScoped
public class FindScimGroups {

    /**
     * A group as it is shown.
     *
     * @param members null when they are not wanted
     */
    public record Shown(ScimGroup group, @Nullable List<Member> members) {}

    /**
     * Part of a list.
     *
     * @param total how many there are on all pages
     */
    public record Found(long total, List<Shown> groups) {}

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
     * @param skip how many come before the page
     */
    public Uni<Found> page(
            UUID organisation, List<GroupCondition> conditions, long skip, int count, boolean withMembers) {
        return transactions.in(
                organisation,
                transaction -> search.count(transaction, conditions)
                        .chain(total -> count == 0 || skip >= total
                                ? Uni.createFrom().item(new Found(total, List.of()))
                                : search.page(transaction, conditions, skip, count)
                                        .chain(groups -> shown(transaction, groups, withMembers))
                                        .map(shown -> new Found(total, shown))));
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
