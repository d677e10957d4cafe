package platen.gateway.pins;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.pins.domain.PinHash;
import platen.gateway.pins.persistence.PinRows;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransaction;

/** Keeps what people's PINs are compared with, as accesscode-service says, encrypted anew under this service's own key. */
@ApplicationScoped
public class KeepPin {

    private final PinRows rows;
    private final DataCipher cipher;

    KeepPin(PinRows rows, DataCipher cipher) {
        this.rows = rows;
        this.cipher = cipher;
    }

    /**
     * An older version changes nothing. The same one is written again, so that its owner's repeating it brings a new key in.
     *
     * @param phc the PIN's hash; null when the PIN was taken away
     * @throws IllegalArgumentException when it is no hash
     */
    public Uni<Void> keep(OrganisationTransaction transaction, UUID userId, long version, @Nullable String phc) {
        if (phc == null) {
            return rows.write(transaction, userId, version, null);
        }
        PinHash.parse(phc);
        var context = new CipherContext(transaction.organisation(), userId, version);
        return rows.write(transaction, userId, version, cipher.encrypt(context, phc));
    }

    /** Of somebody deleted. */
    public Uni<Void> forget(OrganisationTransaction transaction, UUID userId) {
        return rows.delete(transaction, userId);
    }
}
