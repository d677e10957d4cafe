package platen.gateway.people.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * As much of a person as a device and a mail need.
 *
 * @param userName as the person signs in; empty where it is not known
 */
public record Person(
        UUID userId, PersonState state, String displayName, Optional<String> userName, Optional<String> email) {

    /** Without the personal data. */
    @Override
    public String toString() {
        return "Person[" + userId + ", " + state + "]";
    }
}
