package platen.scim.users;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.groups.GroupsOfUsers;

/** Puts to users what is shown with them and stands elsewhere: their groups, all of a page in one query. */
@ApplicationScoped
class ShowUsers {

    private final GroupsOfUsers groups;

    ShowUsers(GroupsOfUsers groups) {
        this.groups = groups;
    }

    Uni<ShownUser> one(OrganisationTransaction transaction, ScimUser user, boolean withGroups) {
        return all(transaction, List.of(user), withGroups).map(List::getFirst);
    }

    Uni<List<ShownUser>> all(OrganisationTransaction transaction, List<ScimUser> users, boolean withGroups) {
        if (!withGroups) {
            return Uni.createFrom()
                    .item(users.stream().map(ShownUser::withoutGroups).toList());
        }
        return groups.of(transaction, users.stream().map(ScimUser::id).toList())
                .map(found -> users.stream()
                        .map(user -> new ShownUser(user, found.getOrDefault(user.id(), List.of())))
                        .toList());
    }
}
