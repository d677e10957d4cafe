package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.IfMatch;

/** An administrator takes a device out: its token stops working and its sessions end with it. */
@ApplicationScoped
public class UnpairDevice {

    private final OrganisationTransactions transactions;
    private final Devices devices;
    private final SessionsOfDevices sessions;
    private final Clock clock;

    UnpairDevice(OrganisationTransactions transactions, Devices devices, SessionsOfDevices sessions, Clock clock) {
        this.transactions = transactions;
        this.devices = devices;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Returns false when there is no such device.
     *
     * @param seen which version the caller has seen; without it the device goes whatever its version, since taking a device's
     *     access away must not wait
     */
    public Uni<Boolean> unpair(UUID organisation, UUID deviceId, Optional<IfMatch> seen) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.in(
                organisation,
                transaction -> devices.lock(transaction, deviceId).chain(version -> {
                    if (version.isEmpty()) {
                        return Uni.createFrom().item(false);
                    }
                    seen.ifPresent(match -> match.check(version.get()));
                    return devices.unpair(transaction, deviceId, now)
                            .chain(() -> sessions.end(transaction, deviceId, now))
                            .replaceWith(true);
                }));
    }
}
