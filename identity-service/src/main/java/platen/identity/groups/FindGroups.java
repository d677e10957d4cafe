package platen.identity.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.domain.Group;
import platen.identity.groups.domain.GroupMember;
import platen.identity.groups.domain.GroupQuery;
import platen.identity.groups.domain.GroupReport;
import platen.identity.groups.persistence.GroupMemberRows;
import platen.identity.groups.persistence.GroupRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Looks groups up. */
@ApplicationScoped
public class FindGroups {

    /** How many groups within a group a report names. */
    public static final int MOST_NESTED = 100;

    private final OrganisationTransactions transactions;
    private final GroupRows groups;
    private final GroupMemberRows members;

    FindGroups(OrganisationTransactions transactions, GroupRows groups, GroupMemberRows members) {
        this.transactions = transactions;
        this.groups = groups;
        this.members = members;
    }

    public Uni<List<Group>> list(UUID organisation, GroupQuery query) {
        return transactions.in(organisation, transaction -> groups.list(transaction, query));
    }

    /** Null when there is no such group. */
    public Uni<@Nullable GroupReport> report(UUID organisation, UUID id) {
        return transactions.in(
                organisation,
                transaction -> groups.find(transaction, id)
                        .chain(group -> group == null ? Uni.createFrom().nullItem() : report(transaction, group)));
    }

    private Uni<GroupReport> report(OrganisationTransaction transaction, Group group) {
        return members.linked(transaction, group)
                .chain(linked -> groups.nested(transaction, group, MOST_NESTED)
                        .map(nested -> new GroupReport(group, linked, nested)));
    }

    /**
     * Those after that member; null when there is no such group. Fails with {@link GroupRefused} when the group is not targeted: then its
     * members are not followed.
     */
    public Uni<@Nullable List<GroupMember>> members(UUID organisation, UUID id, @Nullable String after, int limit) {
        return transactions.in(
                organisation,
                transaction -> groups.find(transaction, id).chain(group -> {
                    if (group == null) {
                        return Uni.createFrom().nullItem();
                    }
                    if (!group.targeted()) {
                        throw new GroupRefused(GroupRefused.Reason.NOT_TARGETED);
                    }
                    return members.page(transaction, id, after, limit);
                }));
    }
}
