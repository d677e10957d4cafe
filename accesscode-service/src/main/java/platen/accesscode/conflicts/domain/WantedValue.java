package platen.accesscode.conflicts.domain;

import java.time.Instant;
import java.util.UUID;
import platen.accesscode.domain.CredentialKind;

/**
 * A supplied value that belongs to somebody else. It stays wanted and is given when its holder gives it up (R5).
 *
 * @param user who should have it
 * @param source who supplied it
 * @param value canonical; never printed
 */
public record WantedValue(UUID id, UUID user, CredentialKind kind, String source, String value, Instant since) {

    @Override
    public String toString() {
        return "WantedValue[" + id + "]";
    }
}
