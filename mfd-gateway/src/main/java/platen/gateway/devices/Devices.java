package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.Device;
import platen.gateway.devices.domain.DeviceDescription;
import platen.gateway.devices.domain.DeviceState;
import platen.gateway.devices.domain.KeyProof;
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

    /**
     * Which devices to list; null leaves it open.
     *
     * @param text part of the name or of the serial number, in either case
     */
    record DeviceFilter(
            @Nullable String site,
            @Nullable DeviceState state,
            @Nullable String text) {}

    /**
     * @param formerHash of the token that works until {@code formerUntil}, or until the new one is used
     */
    record Renewal(byte[] tokenHash, byte[] formerHash, Instant formerUntil) {}

    Uni<Void> add(OrganisationTransaction transaction, Approval approval, DeviceDescription description);

    /** Stores a device's secrets as hashes; returns the device, or empty when it was unpaired meanwhile. */
    Uni<Optional<Device>> pair(
            OrganisationTransaction transaction, UUID id, byte[] tokenHash, byte[] panelSecretHash, Instant now);

    /** Takes a device's secrets away: its token is refused from then on. */
    Uni<Void> unpair(OrganisationTransaction transaction, UUID id, Instant now);

    /** The device, when it was not paused before. */
    Uni<Optional<Device>> pause(OrganisationTransaction transaction, UUID id, Instant now, String by);

    /** The device, when it was paused before. */
    Uni<Optional<Device>> resume(OrganisationTransaction transaction, UUID id);

    /** Replaces the hash of a paired device's panel secret; false when there is no such device. */
    Uni<Boolean> keepPanelSecret(OrganisationTransaction transaction, UUID id, byte[] hash);

    /** Keeps when devices were seen, unless they were seen later. */
    Uni<Void> seen(UUID organisation, Map<UUID, Instant> seen);

    /** The version of a device, locked until the transaction ends. */
    Uni<Optional<Long>> lock(OrganisationTransaction transaction, UUID id);

    /**
     * The device a token is for, if the proof is of the device's key and was not used before; one look-up.
     *
     * @param proof empty when the request has none, as is right for a device without a key and for no other
     */
    Uni<@Nullable PairedDevice> byToken(UUID organisation, byte[] tokenHash, Optional<KeyProof> proof, Instant now);

    /** Replaces the token of a device that has a key; false when it has none or its token is another by now. */
    Uni<Boolean> renew(OrganisationTransaction transaction, UUID id, Renewal renewal);

    /** The device whose panel has this secret in its address; one statement. */
    Uni<@Nullable PairedDevice> byPanelSecret(UUID organisation, byte[] secretHash);

    Uni<Optional<Device>> find(UUID organisation, UUID id);

    /** The same within a transaction. */
    Uni<Optional<Device>> find(OrganisationTransaction transaction, UUID id);

    /** In order of approval, one more than the limit. */
    Uni<List<Device>> list(UUID organisation, DeviceFilter filter, Limit limit, @Nullable Cursor after);
}
