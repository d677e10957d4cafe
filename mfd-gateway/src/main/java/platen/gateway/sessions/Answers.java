package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import platen.gateway.sessions.domain.Attempt;
import platen.kit.organisation.OrganisationTransaction;

/** What devices were told lately, by attempt id. */
public interface Answers {

    /** Keeps that the attempt was refused; false when it was answered since {@code after}, by another replica. */
    Uni<Boolean> refused(OrganisationTransaction transaction, Attempt attempt, Instant after);
}
