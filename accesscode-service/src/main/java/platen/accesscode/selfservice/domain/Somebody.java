package platen.accesscode.selfservice.domain;

import java.util.UUID;

/**
 * Who has signed in, as their access token says.
 *
 * @param token the access token itself, to ask identity as this person
 */
public record Somebody(UUID organisation, Subject subject, String token) {

    @Override
    public String toString() {
        return "Somebody[" + organisation + "]";
    }
}
