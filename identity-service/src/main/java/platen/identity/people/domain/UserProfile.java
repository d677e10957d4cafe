package platen.identity.people.domain;

import java.util.List;
import platen.identity.groups.domain.GroupsOfPerson;

/** A user with everything administrators see of it. */
public record UserProfile(User user, List<PersonLink> links, GroupsOfPerson groups) {

    public UserProfile {
        links = List.copyOf(links);
    }
}
