package platen.accesscode.people.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has credentials.
 *
 * @param codeVersion newest published version of their access code; 0 when none was
 * @param codePolicy name of the policy override that identity resolved from their groups
 */
public record Person(
        UUID id,
        PersonState state,
        long codeVersion,
        @Nullable String codePolicy) {

    public boolean isActive() {
        return state == PersonState.ACTIVE;
    }

    public boolean isDeleted() {
        return state == PersonState.DELETED;
    }
}
