package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import platen.gateway.devices.domain.PairedDevice;
import platen.kit.crypto.SecretToken;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.OrganisationTransactions;

/** A device that has proved its key takes a new token by itself. */
@ApplicationScoped
public class RenewDeviceToken {

    /** Long enough to ask again when the answer got lost. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final OrganisationTransactions transactions;
    private final Devices devices;
    private final Clock clock;

    RenewDeviceToken(OrganisationTransactions transactions, Devices devices, Clock clock) {
        this.transactions = transactions;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * The new token, told once. The one it came with works for five more minutes, or until the new one is used. Empty when the
     * device has no key: then a token that was copied could be renewed by the thief.
     *
     * @param presented the token it came with
     */
    public Uni<Optional<SecretToken>> renew(PairedDevice device, String presented) {
        SecretToken token = SecretTokens.create(device.organisation());
        var renewal = new Devices.Renewal(
                token.hash(), SecretTokens.hash(presented), clock.instant().plus(OVERLAP));
        return transactions
                .in(device.organisation(), transaction -> devices.renew(transaction, device.id(), renewal))
                .map(renewed -> renewed ? Optional.of(token) : Optional.empty());
    }
}
