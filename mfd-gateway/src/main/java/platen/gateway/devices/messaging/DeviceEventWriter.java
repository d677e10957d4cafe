package platen.gateway.devices.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.gateway.devices.DeviceAnnouncements;
import platen.gateway.devices.domain.Device;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class DeviceEventWriter implements DeviceAnnouncements {

    private record DevicePaired(UUID deviceId, String name, String model, String serial) {}

    private record DevicePaused(UUID deviceId, String name) {}

    private final Outbox outbox;

    DeviceEventWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> paired(OrganisationTransaction transaction, Device device) {
        var data = new DevicePaired(
                device.id(),
                device.name(),
                device.description().model(),
                device.description().serial());
        return append(transaction, device, "platen.mfd.device-paired.v1", data);
    }

    @Override
    public Uni<Void> paused(OrganisationTransaction transaction, Device device) {
        return append(transaction, device, "platen.mfd.device-paused.v1", new DevicePaused(device.id(), device.name()));
    }

    private Uni<Void> append(OrganisationTransaction transaction, Device device, String type, Object data) {
        return outbox.append(
                transaction, OutgoingEvent.of("mfd.activity", device.id().toString(), type, data));
    }
}
