package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import platen.gateway.sessions.domain.Session;
import platen.kit.organisation.OrganisationTransaction;

/** Sessions as they are on record. */
public interface SessionRecords {

    /** Ends a session for good, whether or not its record was written yet. */
    Uni<Void> end(OrganisationTransaction transaction, Session session, Instant now);

    /** Deletes sessions a day after their end, answers given before {@code answers} and attempts made before {@code attempts}. */
    Uni<Void> forget(UUID organisation, Instant now, Instant answers, Instant attempts);
}
