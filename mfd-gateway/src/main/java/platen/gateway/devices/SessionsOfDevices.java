package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;

/** What unpairing needs of sessions, so that devices know nothing more about them. */
public interface SessionsOfDevices {

    Uni<Void> end(OrganisationTransaction transaction, UUID deviceId, Instant now);
}
