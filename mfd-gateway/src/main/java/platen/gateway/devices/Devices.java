package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.Device;
import platen.gateway.devices.domain.DeviceDescription;
import platen.gateway.devices.domain.PairedDevice;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;

/** Devices that were approved and not unpaired since. */
public interface Devices {

    /**
     * @param by who approves
     */
    record Approval(UUID deviceId, String name, Optional<String> site, Instant at, String by) {}

    Uni<Void> add(OrganisationTransaction transaction, Approval approval, DeviceDescription description);

    /** Stores a device's secrets as hashes; returns the device, or empty when it was unpaired meanwhile. */
    Uni<Optional<Device>> pair(
            OrganisationTransaction transaction, UUID id, byte[] tokenHash, byte[] panelSecretHash, Instant now);

    /** Takes a device's secrets away: its token is refused from then on. */
    Uni<Void> unpair(OrganisationTransaction transaction, UUID id, Instant now);

    /** The version of a device, locked until the transaction ends. */
    Uni<Optional<Long>> lock(OrganisationTransaction transaction, UUID id);

    /** The device a token is for; one indexed look-up. */
    Uni<@Nullable PairedDevice> byToken(UUID organisation, byte[] tokenHash);

    Uni<Optional<Device>> find(UUID organisation, UUID id);

    /** In order of approval, one more than the limit. */
    Uni<List<Device>> list(UUID organisation, Limit limit, @Nullable Cursor after);
}
