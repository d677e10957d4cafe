package platen.gateway.sessions.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a session besides its token.
 *
 * @param lastSeenAt empty while its record is still to be written, a fraction of a second after the login
 * @param credentialRevision empty when the credential works no more
 */
public record SessionFacts(
        Optional<Instant> endedAt,
        Optional<Instant> lastSeenAt,
        boolean personActive,
        Optional<String> displayName,
        Optional<Long> credentialRevision,
        Optional<Instant> credentialValidUntil) {}
