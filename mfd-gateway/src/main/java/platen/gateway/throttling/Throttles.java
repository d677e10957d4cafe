package platen.gateway.throttling;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import platen.gateway.throttling.domain.Throttle;
import platen.gateway.throttling.domain.Throttled;
import platen.kit.organisation.OrganisationTransaction;

/** What each device and each account got wrong of late. */
public interface Throttles {

    /** Locked until the transaction ends, so that failures are counted one by one whichever replica they reach. */
    Uni<Throttle> lock(OrganisationTransaction transaction, Throttled whose, Instant now);

    Uni<Void> keep(OrganisationTransaction transaction, Throttled whose, Throttle throttle);
}
