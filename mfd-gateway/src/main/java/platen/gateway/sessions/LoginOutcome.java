package platen.gateway.sessions;

import java.time.Duration;
import platen.gateway.sessions.domain.Session;

/** What a device is told. */
public sealed interface LoginOutcome {

    /**
     * @param sessionId the signed token
     */
    record LoggedIn(String sessionId, Session session, String displayName) implements LoginOutcome {

        @Override
        public String toString() {
            return "LoggedIn[" + session.id() + "]";
        }
    }

    /** The same for every cause. */
    record Refused() implements LoginOutcome {}

    record Wait(Duration retryAfter) implements LoginOutcome {}

    /** Another request was sent under this attempt id before. */
    record AttemptIdReused() implements LoginOutcome {}
}
