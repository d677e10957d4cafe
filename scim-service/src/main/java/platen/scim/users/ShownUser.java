package platen.scim.users;

import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.scim.groups.Membership;

/**
 * A User as it is shown.
 *
 * @param groups null when they are not wanted
 */
public record ShownUser(ScimUser user, @Nullable List<Membership> groups) {

    static ShownUser withoutGroups(ScimUser user) {
        return new ShownUser(user, null);
    }
}
