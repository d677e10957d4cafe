package platen.accesscode.conflicts.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.CredentialKind;

/**
 * A supplied value that belongs to somebody else. It stays wanted and is given when its holder gives it up (R5).
 *
 * @param user who should have it
 * @param source who supplied it
 * @param value canonical; never printed
 * @param awaited how it is waited for; null when nobody is known to give it up
 * @param notifies what whoever supplied it chose; null where the reason alone decides
 */
public record WantedValue(
        UUID id,
        UUID user,
        CredentialKind kind,
        String source,
        String value,
        Instant since,
        @Nullable Boolean notifies,
        @Nullable Awaited awaited) {

    /**
     * The holder is known to give the value up.
     *
     * @param until after this it is a conflict
     * @param firstCode whether who waits has not been told of any code yet
     */
    public record Awaited(Instant until, boolean firstCode) {}

    @Override
    public String toString() {
        return "WantedValue[" + id + "]";
    }
}
