package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import platen.gateway.sessions.domain.Session;

/** Sessions as they are on record. */
public interface SessionRecords {

    /** Ends a session for good, whether or not its record was written yet. */
    Uni<Void> end(Session session, Instant now);
}
