package platen.gateway.sessions.domain;

import java.time.Instant;
import java.util.UUID;

/** What is written behind the answer. */
public sealed interface Activity {

    UUID organisation();

    record LoggedIn(Attempt attempt, Session session) implements Activity {
        @Override
        public UUID organisation() {
            return session.organisation();
        }
    }

    /** A waiting device tried all the same. Told once per wait. */
    record TurnedAway(Attempt attempt) implements Activity {
        @Override
        public UUID organisation() {
            return attempt.organisation();
        }
    }

    /** The device spoke of the session: it is in use. */
    record SessionSeen(UUID organisation, UUID sessionId, Instant at) implements Activity {}
}
