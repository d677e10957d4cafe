package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.devices.domain.Device;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** An administrator takes a device out of use for a while, and into it again. It stays paired. */
@ApplicationScoped
public class PauseDevice {

    private final OrganisationTransactions transactions;
    private final Devices devices;
    private final SessionsOfDevices sessions;
    private final DeviceAnnouncements announcements;
    private final Clock clock;

    PauseDevice(
            OrganisationTransactions transactions,
            Devices devices,
            SessionsOfDevices sessions,
            DeviceAnnouncements announcements,
            Clock clock) {
        this.transactions = transactions;
        this.devices = devices;
        this.sessions = sessions;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * From now on the device logs nobody in; its sessions are over. Pausing a paused device changes nothing. Empty when there is
     * no such device.
     *
     * @param by who asks
     */
    public Uni<Optional<Device>> pause(UUID organisation, UUID deviceId, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.in(
                organisation,
                transaction -> devices.pause(transaction, deviceId, now, by)
                        .call(paused -> paused.map(device -> sessions.end(transaction, deviceId, now)
                                        .chain(() -> announcements.paused(transaction, device)))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                        .chain(paused -> known(transaction, deviceId, paused)));
    }

    /**
     * The device logs people in again. Sessions from before the pause whose records were still to be written then end now. Empty
     * when there is no such device.
     */
    public Uni<Optional<Device>> resume(UUID organisation, UUID deviceId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.in(
                organisation,
                transaction -> devices.resume(transaction, deviceId)
                        .call(resumed -> resumed.isPresent()
                                ? sessions.end(transaction, deviceId, now)
                                : Uni.createFrom().voidItem())
                        .chain(resumed -> known(transaction, deviceId, resumed)));
    }

    private Uni<Optional<Device>> known(OrganisationTransaction transaction, UUID deviceId, Optional<Device> changed) {
        return changed.isPresent() ? Uni.createFrom().item(changed) : devices.find(transaction, deviceId);
    }
}
