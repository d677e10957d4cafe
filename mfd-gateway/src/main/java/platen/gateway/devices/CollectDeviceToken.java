package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.GatewayConfig;
import platen.gateway.devices.Pairings.Approved;
import platen.gateway.devices.Pairings.Progress;
import platen.gateway.devices.domain.Device;
import platen.gateway.devices.domain.DeviceKey;
import platen.kit.crypto.SecretToken;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** The device fetches its token, once, after it was approved. From then on it is paired. */
@ApplicationScoped
public class CollectDeviceToken {

    /** What the device is told. */
    public sealed interface Result {

        record Paired(UUID deviceId, String name, String token, String panelSecret) implements Result {
            @Override
            public String toString() {
                return "Paired[" + deviceId + "]";
            }
        }

        record NotYetApproved(Duration poll) implements Result {}

        /** The device has a key, and this request is not by it. */
        record KeyNotProved() implements Result {}

        /** Expired, or fetched before. */
        record Gone() implements Result {}

        record Unknown() implements Result {}
    }

    private final OrganisationTransactions transactions;
    private final Pairings pairings;
    private final Devices devices;
    private final DeviceAnnouncements announcements;
    private final GatewayConfig.Pairing config;
    private final Clock clock;

    CollectDeviceToken(
            OrganisationTransactions transactions,
            Pairings pairings,
            Devices devices,
            DeviceAnnouncements announcements,
            GatewayConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.pairings = pairings;
        this.devices = devices;
        this.announcements = announcements;
        this.config = config.pairing();
        this.clock = clock;
    }

    /**
     * @param key thumbprint of the key that was proved; empty when none was
     */
    public Uni<Result> collect(UUID pairingId, String secret, Optional<String> key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return pairings.find(pairingId, SecretTokens.hash(secret)).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Result.Unknown());
            }
            Progress progress = found.get();
            if (progress.collected() || !progress.expiresAt().isAfter(now)) {
                return Uni.createFrom().item(new Result.Gone());
            }
            return progress.approved()
                    .map(approved -> pair(pairingId, approved, key, now))
                    .orElseGet(() -> Uni.createFrom().item(new Result.NotYetApproved(config.poll())));
        });
    }

    private Uni<Result> pair(UUID pairingId, Approved approved, Optional<String> key, Instant now) {
        SecretToken token = SecretTokens.create(approved.organisation());
        SecretToken panelSecret = SecretTokens.create(approved.organisation());
        return transactions.in(
                approved.organisation(),
                transaction -> devices.find(transaction, approved.deviceId()).chain(device -> {
                    if (device.isPresent()
                            && !device.get()
                                    .description()
                                    .key()
                                    .map(DeviceKey::thumbprint)
                                    .equals(key)) {
                        return Uni.createFrom().item(new Result.KeyNotProved());
                    }
                    return pairings.collect(transaction, pairingId, now)
                            .chain(first -> first
                                    ? pair(transaction, approved, token, panelSecret, now)
                                    : Uni.createFrom().item(new Result.Gone()));
                }));
    }

    private Uni<Result> pair(
            OrganisationTransaction transaction,
            Approved approved,
            SecretToken token,
            SecretToken panelSecret,
            Instant now) {
        return devices.pair(transaction, approved.deviceId(), token.hash(), panelSecret.hash(), now)
                .chain(paired -> {
                    if (paired.isEmpty()) {
                        return Uni.createFrom().item(new Result.Gone());
                    }
                    Device device = paired.get();
                    return announcements
                            .paired(transaction, device)
                            .replaceWith(
                                    new Result.Paired(device.id(), device.name(), token.value(), panelSecret.value()));
                });
    }
}
