package platen.identity.people.domain;

import java.util.List;

/** A user with everything administrators see of it. */
public record UserProfile(User user, List<PersonLink> links) {

    public UserProfile {
        links = List.copyOf(links);
    }
}
