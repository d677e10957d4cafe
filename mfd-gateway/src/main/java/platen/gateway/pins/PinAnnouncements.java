package platen.gateway.pins;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import platen.gateway.pins.domain.ChosenPin;
import platen.kit.organisation.OrganisationTransaction;

/** What accesscode-service is told about PINs. */
public interface PinAnnouncements {

    /**
     * @param version it is to have: what comes later than another change is not taken
     */
    record Chosen(UUID userId, UUID deviceId, ChosenPin pin, long version, Instant at, UUID causedBy) {}

    Uni<Void> chosen(OrganisationTransaction transaction, Chosen chosen);
}
