package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.devices.domain.DeviceDescription;
import platen.gateway.devices.domain.PairingCode;
import platen.kit.organisation.OrganisationTransaction;

/** Requests of devices to be paired. They belong to no organisation until one approves them. */
public interface Pairings {

    /**
     * @param address where the request came from
     * @param secretHash SHA-256 of what the device will fetch its token with
     */
    record Request(
            UUID id,
            PairingCode code,
            byte[] secretHash,
            DeviceDescription device,
            String address,
            Instant openedAt,
            Instant expiresAt) {}

    /**
     * A device that nobody has approved yet.
     *
     * @param address where the request came from
     */
    record Waiting(DeviceDescription device, String address, Instant openedAt, Instant expiresAt) {}

    /** For whom an approved pairing is. */
    record Approved(UUID organisation, UUID deviceId) {}

    /**
     * @param approved empty while nobody has typed the code
     */
    record Progress(Optional<Approved> approved, Instant expiresAt, boolean collected) {}

    /**
     * Opens a pairing, unless its address has opened {@code most} of them since {@code since}; then returns when the oldest of
     * those was opened.
     */
    Uni<Optional<Instant>> open(Request request, Instant since, int most);

    /** Gives the open pairing with this code to the transaction's organisation; empty when there is none. */
    Uni<Optional<DeviceDescription>> approve(
            OrganisationTransaction transaction, PairingCode code, UUID deviceId, Instant now, Instant expiresAt);

    /** The device that shows this code; empty when there is none. */
    Uni<Optional<Waiting>> waiting(PairingCode code, Instant now);

    /** Empty when there is no such pairing or the secret is another. */
    Uni<Optional<Progress>> find(UUID id, byte[] secretHash);

    /** Takes an approved pairing, once: false when it was taken before. */
    Uni<Boolean> collect(OrganisationTransaction transaction, UUID id, Instant now);
}
