package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import platen.gateway.devices.domain.Device;
import platen.kit.organisation.OrganisationTransaction;

/** What others are told about devices. */
public interface DeviceAnnouncements {

    Uni<Void> paired(OrganisationTransaction transaction, Device device);

    Uni<Void> paused(OrganisationTransaction transaction, Device device);
}
