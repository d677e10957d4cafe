package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import platen.kit.crypto.SecretToken;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.OrganisationTransactions;

/** An administrator gives a device's own pages a new address, because the one there is has been seen. */
@ApplicationScoped
public class RotatePanelSecret {

    private final OrganisationTransactions transactions;
    private final Devices devices;

    RotatePanelSecret(OrganisationTransactions transactions, Devices devices) {
        this.transactions = transactions;
        this.devices = devices;
    }

    /** The new secret, told once; the one before is of no use any more. Empty when there is no such paired device. */
    public Uni<Optional<SecretToken>> rotate(UUID organisation, UUID deviceId) {
        SecretToken secret = SecretTokens.create(organisation);
        return transactions
                .in(organisation, transaction -> devices.keepPanelSecret(transaction, deviceId, secret.hash()))
                .map(kept -> kept ? Optional.of(secret) : Optional.empty());
    }
}
