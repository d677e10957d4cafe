package platen.gateway.offline;

import com.google.crypto.tink.subtle.Ed25519Sign;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import platen.gateway.keys.DerivedKeys;
import platen.kit.crypto.BlindIndex;

/** The keys that bundles are signed with, and those by which a device finds cards in them. */
@ApplicationScoped
public class BundleKeys {

    /** A public key as a JWK (RFC 8037). */
    public record VerificationKey(String kty, String crv, String kid, String x) {}

    /** As in the contract of {@code card-registered}. */
    private static final String CARD_KEY = "card-offline-key";

    private static final String CARD_KEY_VERSION = "1";

    private final DerivedKeys seeds;
    private final BlindIndex blindIndex;

    BundleKeys(@ConfigProperty(name = "platen.keys") String directory, BlindIndex blindIndex) {
        this.seeds = DerivedKeys.of(directory, "platen.gateway.offline-bundle");
        this.blindIndex = blindIndex;
    }

    /** All that bundles in use may be signed with. */
    public List<VerificationKey> verificationKeys() {
        return seeds.byId().keySet().stream()
                .sorted()
                .map(id -> new VerificationKey("OKP", "Ed25519", name(id), encoded(pair(id).getPublicKey())))
                .toList();
    }

    String signingKey() {
        return name(seeds.primaryId());
    }

    /** Ed25519 (RFC 8032), 64 bytes. */
    byte[] sign(byte[] data) {
        try {
            return new Ed25519Sign(pair(seeds.primaryId()).getPrivateKey()).sign(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is not available.", e);
        }
    }

    /** What makes a card's offline index of its canonical number; several while the index key is rotated. */
    List<byte[]> cardKeys(UUID organisation) {
        return blindIndex.candidates(organisation, CARD_KEY, CARD_KEY_VERSION);
    }

    private Ed25519Sign.KeyPair pair(int id) {
        try {
            return Ed25519Sign.KeyPair.newKeyPairFromSeed(seeds.key(id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is not available.", e);
        }
    }

    private static String name(int id) {
        return Integer.toUnsignedString(id);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
