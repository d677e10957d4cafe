package platen.accesscode.people.domain;

import java.util.UUID;

/**
 * Somebody who has credentials.
 *
 * @param codeVersion newest published version of their access code; 0 when none was
 */
public record Person(UUID id, PersonState state, long codeVersion) {

    public boolean isActive() {
        return state == PersonState.ACTIVE;
    }

    public boolean isDeleted() {
        return state == PersonState.DELETED;
    }
}
