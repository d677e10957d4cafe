package platen.gateway.sessions.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody to whom a presented credential belongs by what we know.
 *
 * @param revision of the credential; another one ends the session
 * @param displayName empty while the person is not known yet, who then cannot log in
 */
public record Claim(
        UUID userId,
        UUID credentialId,
        long revision,
        Optional<Instant> validUntil,
        boolean active,
        Optional<String> displayName) {

    @Override
    public String toString() {
        return "Claim[" + userId + "]";
    }
}
