package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.GatewayConfig;
import platen.gateway.devices.Devices.Approval;
import platen.gateway.devices.domain.PairingCode;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;
import platen.kit.rest.Problems;

/** An administrator types the code a device shows and so takes the device into the organisation. */
@ApplicationScoped
public class ApprovePairing {

    /**
     * @param code empty when what was typed cannot be one
     * @param by who approves
     */
    public record Command(
            UUID organisation,
            Optional<PairingCode> code,
            String name,
            Optional<String> site,
            String by,
            Optional<IdempotentRequest> request) {}

    private final OrganisationTransactions transactions;
    private final Pairings pairings;
    private final Devices devices;
    private final Idempotency idempotency;
    private final GatewayConfig.Pairing config;
    private final Clock clock;

    ApprovePairing(
            OrganisationTransactions transactions,
            Pairings pairings,
            Devices devices,
            Idempotency idempotency,
            GatewayConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.pairings = pairings;
        this.devices = devices;
        this.idempotency = idempotency;
        this.config = config.pairing();
        this.clock = clock;
    }

    /** Returns the device's id; fails with a 422 problem when no device waits with this code. */
    public Uni<Creation> approve(Command command) {
        UUID deviceId = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var approval = new Approval(deviceId, command.name(), command.site(), now, command.by());
        return transactions.in(
                command.organisation(),
                transaction -> idempotency.once(
                        transaction,
                        command.request(),
                        () -> Uni.createFrom()
                                .item(command.code())
                                .chain(typed -> typed.map(code -> pairings.approve(
                                                transaction, code, deviceId, now, now.plus(config.lifetime())))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                                .map(device -> device.orElseThrow(ApprovePairing::noSuchCode))
                                .chain(device -> devices.add(transaction, approval, device))
                                .replaceWith(Creation.of(deviceId.toString()))));
    }

    private static RuntimeException noSuchCode() {
        return Problems.unprocessable(
                        "pairing-code-unknown",
                        "No device waits with this pairing code",
                        "The code is mistyped, was used before or has expired. The device shows a new one.")
                .exception();
    }
}
