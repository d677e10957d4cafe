package platen.google.directory.domain;

import java.util.List;
import java.util.Optional;

/** One page of people, and the token of the next one if there is one. */
public record UserPage(List<DirectoryUser> users, Optional<String> nextPageToken) {

    public UserPage {
        users = List.copyOf(users);
    }
}
