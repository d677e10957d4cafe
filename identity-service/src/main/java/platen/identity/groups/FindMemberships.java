package platen.identity.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import platen.identity.groups.domain.GroupsOfPerson;
import platen.identity.groups.domain.Membership;
import platen.identity.groups.persistence.GroupMemberRows;
import platen.kit.organisation.OrganisationTransaction;

/** In which targeted groups people are, for what is said of them. */
@ApplicationScoped
public class FindMemberships {

    private final GroupMemberRows members;

    FindMemberships(GroupMemberRows members) {
        this.members = members;
    }

    /** By user; who is in no group is not in it. */
    public Uni<Map<UUID, GroupsOfPerson>> of(OrganisationTransaction transaction, Collection<UUID> users) {
        return users.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : members.of(transaction, users).map(FindMemberships::byUser);
    }

    private static Map<UUID, GroupsOfPerson> byUser(List<Membership> memberships) {
        return memberships.stream()
                .collect(Collectors.groupingBy(
                        Membership::user, Collectors.collectingAndThen(Collectors.toList(), GroupsOfPerson::of)));
    }
}
