package platen.kit.crypto;

import com.google.crypto.tink.prf.PrfSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds a secret by its value without storing it: HMAC-SHA-256 under a key derived for each organisation. The same value
 * gives the same 32 bytes in every service that holds the same {@code index.json}, for as long as that key is primary.
 */
@ApplicationScoped
public class BlindIndex {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final char SEPARATOR = '\u001f';

    /** Derived keys kept; a derivation costs microseconds, so at the bound all are simply dropped. */
    private static final int CACHED_ORGANISATIONS = 10_000;

    private final KeyMaterial keys;
    private final Map<UUID, SecretKeySpec> organisationKeys = new ConcurrentHashMap<>();

    @Inject
    public BlindIndex(KeyMaterial keys) {
        this.keys = keys;
    }

    /**
     * The index of a value that has been brought into its canonical form.
     *
     * @param type keeps kinds of values apart that could look alike
     */
    public byte[] of(UUID organisation, String type, String canonicalValue) {
        if (type.isEmpty() || type.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("Not a type of indexed value.");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keyOf(organisation));
            return mac.doFinal((type + SEPARATOR + canonicalValue).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available.", e);
        }
    }

    /** Names the key in use, to be stored beside an index so that a later rotation knows which rows it must redo. */
    public int keyId() {
        return keys.prf().getPrimaryId();
    }

    private SecretKeySpec keyOf(UUID organisation) {
        SecretKeySpec known = organisationKeys.get(organisation);
        if (known != null) {
            return known;
        }
        if (organisationKeys.size() >= CACHED_ORGANISATIONS) {
            organisationKeys.clear();
        }
        return organisationKeys.computeIfAbsent(organisation, this::derive);
    }

    private SecretKeySpec derive(UUID organisation) {
        PrfSet prf = keys.prf();
        byte[] input = ("platen.blind-index" + SEPARATOR + organisation).getBytes(StandardCharsets.UTF_8);
        try {
            return new SecretKeySpec(prf.computePrimary(input, KEY_BYTES), ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of an organisation cannot be derived.", e);
        }
    }
}
