package platen.scim.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.groups.persistence.MembershipViews;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;

/** The groups that users are members of themselves; what groups are in these is not resolved. */
@ApplicationScoped
public class GroupsOfUsers {

    private final MembershipViews memberships;

    GroupsOfUsers(MembershipViews memberships) {
        this.memberships = memberships;
    }

    /** By user, the oldest group first; who is in no group is not there. */
    public Uni<Map<UUID, List<Membership>>> of(OrganisationTransaction transaction, Collection<UUID> users) {
        return users.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : memberships.of(transaction, users, ScimLimits.MEMBERS + 1).invoke(GroupsOfUsers::refuseTooMany);
    }

    private static void refuseTooMany(Map<UUID, List<Membership>> found) {
        if (found.values().stream().mapToInt(List::size).sum() > ScimLimits.MEMBERS) {
            throw ScimRefusal.of(
                    ScimType.TOO_MANY,
                    "The users are in more than " + ScimLimits.MEMBERS
                            + " groups together: ask with excludedAttributes=groups, or for fewer users at a time.");
        }
    }
}
