package platen.gateway.sessions.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.pins.domain.StoredPin;

/**
 * Somebody to whom a presented credential belongs by what we know.
 *
 * @param revision of the credential; another one ends the session
 * @param usualHere logged in at this device before; asked only while that matters
 * @param displayName empty while the person is not known yet, who then cannot log in
 * @param behind whether something accesscode-service said of the person could not be understood, and waits
 */
public record Claim(
        UUID userId,
        UUID credentialId,
        long revision,
        Optional<Instant> validUntil,
        boolean active,
        boolean usualHere,
        Optional<String> displayName,
        StoredPin pin,
        boolean behind) {

    /** Of somebody whom their identity provider vouches for. */
    public static Claim vouchedFor(UUID organisation, UUID userId, String displayName) {
        return new Claim(
                userId,
                userId,
                0,
                Optional.empty(),
                true,
                false,
                Optional.of(displayName),
                new StoredPin(organisation, userId, 0, Optional.empty()),
                false);
    }

    @Override
    public String toString() {
        return "Claim[" + userId + "]";
    }
}
