package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Session;
import platen.kit.organisation.OrganisationTransaction;

/** What devices were told lately, by attempt id. Each is kept unless the attempt was answered since {@code after}. */
public interface Answers {

    /**
     * Keeps that the attempt was refused; false when it was answered since {@code after}, by another replica.
     *
     * @param stepUpUntil set when it was told to step up
     */
    Uni<Boolean> refused(
            OrganisationTransaction transaction, Attempt attempt, Optional<Instant> stepUpUntil, Instant after);

    /**
     * Keeps that the card of an open session was shown again; false when it was answered since {@code after}.
     *
     * @param session that goes on; empty when the tap has ended it
     */
    Uni<Boolean> tapped(OrganisationTransaction transaction, Attempt attempt, Optional<Session> session, Instant after);
}
