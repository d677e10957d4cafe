package platen.gateway.sessions.api;

import java.time.Instant;
import java.util.UUID;
import platen.gateway.sessions.domain.Session;

/**
 * Somebody is logged in.
 *
 * @param sessionId names the session in later requests of the same device; to be kept secret
 * @param idleTimeoutSeconds the session ends when the device has not asked for it for so long
 * @param expiresAt when it ends in any case
 */
public record SessionView(String sessionId, UserView user, long idleTimeoutSeconds, Instant expiresAt) {

    /** Who. */
    public record UserView(UUID id, String displayName) {}

    public static SessionView of(String sessionId, Session session, String displayName) {
        return new SessionView(
                sessionId,
                new UserView(session.userId(), displayName),
                session.idle().toSeconds(),
                session.expiresAt());
    }

    @Override
    public String toString() {
        return "SessionView[" + user.id() + "]";
    }
}
