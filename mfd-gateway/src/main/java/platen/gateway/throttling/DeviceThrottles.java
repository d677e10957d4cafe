package platen.gateway.throttling;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import platen.gateway.throttling.domain.DeviceThrottle;
import platen.kit.organisation.OrganisationTransaction;

/** Throttles by device and kind of credential: a throttled keypad leaves the card reader alone. */
public interface DeviceThrottles {

    /** Locked until the transaction ends, so that failures are counted one by one whichever replica they reach. */
    Uni<DeviceThrottle> lock(OrganisationTransaction transaction, UUID deviceId, String kind, Instant now);

    Uni<Void> keep(OrganisationTransaction transaction, UUID deviceId, String kind, DeviceThrottle throttle);
}
