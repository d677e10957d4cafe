package platen.gateway.waiting;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;

/** A table of requests from devices of which nobody has found out yet whose they are. */
public interface Waiting<R> {

    /** Takes out the oldest that no other replica is at. It is back when the transaction does not commit. */
    Uni<Optional<R>> take(OrganisationTransaction transaction);

    /** Where any wait. */
    Uni<List<UUID>> organisations();
}
