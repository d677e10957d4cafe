package platen.accesscode.rotating;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.rotating.domain.KeptUnder;
import platen.accesscode.rotating.domain.KeyPurpose;
import platen.accesscode.rotating.persistence.KeyRotations;
import platen.accesscode.rotating.persistence.KeysInUse;
import platen.accesscode.rotating.persistence.KeysInUse.KeyInUse;
import platen.kit.crypto.BlindIndex;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.crypto.DecryptionFailed;
import platen.kit.crypto.KeyIds;
import platen.kit.crypto.KeyMaterial;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Stops the start when the keys are not those that the database was written under: better no service than one that takes
 * everybody's code for unknown and issues new ones.
 */
@ApplicationScoped
public class GuardKeys {

    private static final UUID INSTALLATION = new UUID(0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROOF = "key-proof";
    private static final CipherContext CONTEXT = new CipherContext(INSTALLATION, INSTALLATION, 0);

    private final OrganisationTransactions transactions;
    private final KeysInUse keys;
    private final KeyRotations rotations;
    private final KeyMaterial material;
    private final BlindIndex index;
    private final DataCipher cipher;
    private final Clock clock;

    GuardKeys(
            OrganisationTransactions transactions,
            KeysInUse keys,
            KeyRotations rotations,
            KeyMaterial material,
            BlindIndex index,
            DataCipher cipher,
            Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.rotations = rotations;
        this.material = material;
        this.index = index;
        this.cipher = cipher;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        check().await().atMost(PATIENCE);
    }

    /** Fails with {@link KeysDoNotFit}; otherwise notes the keys that are written under from now on. */
    public Uni<Void> check() {
        return transactions.in(
                INSTALLATION,
                transaction -> keys.all(transaction)
                        .chain(known -> checkAll(transaction, known))
                        .chain(() -> note(transaction, KeyPurpose.INDEX))
                        .chain(() -> note(transaction, KeyPurpose.DATA)));
    }

    private Uni<Void> checkAll(OrganisationTransaction transaction, List<KeyInUse> known) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (KeyInUse key : known) {
            if (!held(key.purpose()).enabled().contains(key.keyId())) {
                all = all.chain(() -> giveUp(transaction, key));
            } else if (!isProven(key)) {
                return Uni.createFrom().failure(KeysDoNotFit.another(file(key.purpose()), key.keyId()));
            }
        }
        return all;
    }

    private KeyIds held(KeyPurpose purpose) {
        return purpose == KeyPurpose.INDEX ? material.indexKeys() : material.dataKeys();
    }

    private Path file(KeyPurpose purpose) {
        return purpose == KeyPurpose.INDEX ? material.indexFile() : material.dataFile();
    }

    /** A key that is not held any more may go when nothing is kept under it: counting is worth its time here. */
    private Uni<Void> giveUp(OrganisationTransaction transaction, KeyInUse key) {
        return rotations.kept(transaction, null, clock.instant()).chain(all -> {
            KeptUnder kept = find(all, key);
            return kept == null
                    ? keys.forget(transaction, key)
                    : Uni.createFrom().failure(KeysDoNotFit.stillNeeded(file(key.purpose()), kept));
        });
    }

    private static @Nullable KeptUnder find(List<KeptUnder> all, KeyInUse key) {
        return all.stream()
                .filter(kept -> kept.purpose() == key.purpose() && kept.keyId() == key.keyId())
                .findFirst()
                .orElse(null);
    }

    private boolean isProven(KeyInUse key) {
        return switch (key.purpose()) {
            case INDEX -> MessageDigest.isEqual(proofOfIndex(key.keyId()), key.proof());
            case DATA -> opens(key.proof());
        };
    }

    private boolean opens(byte[] proof) {
        try {
            return cipher.decryptText(CONTEXT, proof).equals(PROOF);
        } catch (DecryptionFailed foreign) {
            return false;
        }
    }

    private byte[] proofOfIndex(int keyId) {
        return index.under(keyId, INSTALLATION, PROOF, "");
    }

    private Uni<Void> note(OrganisationTransaction transaction, KeyPurpose purpose) {
        int primary = held(purpose).primary();
        byte[] proof = purpose == KeyPurpose.INDEX
                ? proofOfIndex(primary)
                : cipher.encrypt(CONTEXT, PROOF.getBytes(StandardCharsets.UTF_8));
        return keys.add(transaction, new KeyInUse(purpose, primary, proof), clock.instant());
    }
}
