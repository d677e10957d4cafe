package platen.accesscode.rotating;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.rotating.domain.Progress;
import platen.accesscode.rotating.persistence.KeyRotations;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransactions;

/** Orders that everything be renewed under the keys this replica writes under, and tells how far that has come. */
@ApplicationScoped
public class OrderKeyRotation {

    private static final UUID NO_ORGANISATION = new UUID(0, 0);

    private final OrganisationTransactions transactions;
    private final KeyRotations rotations;
    private final Fingerprints fingerprints;
    private final DataCipher cipher;
    private final Clock clock;

    OrderKeyRotation(
            OrganisationTransactions transactions,
            KeyRotations rotations,
            Fingerprints fingerprints,
            DataCipher cipher,
            Clock clock) {
        this.transactions = transactions;
        this.rotations = rotations;
        this.fingerprints = fingerprints;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Begins, or begins again; null for an organisation that is not known. */
    public Uni<@Nullable Progress> order(@Nullable UUID organisation) {
        int index = fingerprints.keyId();
        int data = cipher.keyId();
        if (organisation == null) {
            return transactions
                    .in(NO_ORGANISATION, transaction -> rotations.orderAll(transaction, index, data, clock.instant()))
                    .chain(() -> progress(null));
        }
        return transactions
                .in(organisation, transaction -> rotations.order(transaction, index, data, clock.instant()))
                .chain(ordered ->
                        ordered ? progress(organisation) : Uni.createFrom().nullItem());
    }

    /** Of one organisation, or of all of them. It counts rows, which takes a walk over the tables. */
    public Uni<Progress> progress(@Nullable UUID organisation) {
        return transactions.in(
                NO_ORGANISATION, transaction -> rotations.progress(transaction, organisation, clock.instant()));
    }
}
