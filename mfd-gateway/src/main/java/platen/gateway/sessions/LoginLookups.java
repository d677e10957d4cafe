package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.budgets.domain.Place;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.LookUp;
import platen.gateway.sessions.domain.Session;
import platen.gateway.sessions.domain.SessionFacts;

/** The reads of the hot path: each is one statement. */
public interface LoginLookups {

    /**
     * @param blindIndexes all that the credential may be under
     * @param places where too many wrong codes may have been typed
     * @param answersAfter earlier answers to the same attempt id do not count
     */
    Uni<LookUp> find(Attempt attempt, List<byte[]> blindIndexes, List<Place> places, Instant answersAfter);

    Uni<SessionFacts> facts(Session session);

    /** A session by its id, for an answer to be repeated. */
    Uni<Optional<Session>> session(UUID organisation, UUID sessionId);
}
