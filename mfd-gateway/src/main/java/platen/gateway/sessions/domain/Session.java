package platen.gateway.sessions.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody logged in at a device. Times are whole milliseconds, as the token carries them.
 *
 * @param credentialRevision the credential's when it was shown: once it has another, the session is over
 */
public record Session(
        UUID organisation,
        UUID id,
        UUID deviceId,
        UUID userId,
        CredentialKind kind,
        UUID credentialId,
        long credentialRevision,
        Instant startedAt,
        Instant expiresAt,
        Duration idle) {

    /** Whether it still stands, by what the read model and the session's own record say now. */
    public boolean stands(SessionFacts facts, Instant now) {
        Instant lastSeen = facts.lastSeenAt().filter(startedAt::isBefore).orElse(startedAt);
        return facts.endedAt().isEmpty()
                && now.isBefore(expiresAt)
                && !now.isAfter(lastSeen.plus(idle))
                && facts.personActive()
                && credentialStands(facts, now);
    }

    /** Whether a password is still the same, nobody here can tell; and what was good once is over by design. */
    private boolean credentialStands(SessionFacts facts, Instant now) {
        return !kind.bindsSession()
                || facts.credentialRevision().equals(Optional.of(credentialRevision))
                        && facts.credentialValidUntil()
                                .filter(end -> !end.isAfter(now))
                                .isEmpty();
    }
}
