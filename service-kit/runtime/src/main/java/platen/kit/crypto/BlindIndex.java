package platen.kit.crypto;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Finds a secret by its value without storing it: HMAC-SHA-256 under a key derived for each organisation. The same value
 * gives the same 32 bytes in every service that holds the same {@code index.json}.
 */
@ApplicationScoped
public class BlindIndex {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final char SEPARATOR = '\u001f';

    /** Derived keys kept; a derivation costs microseconds, so at the bound all are simply dropped. */
    private static final int CACHED_KEYS = 10_000;

    private final KeyMaterial keys;
    private volatile @Nullable Derived derived;

    /** What was derived from one reading of the file. */
    private record Derived(PrfSet from, Map<Scope, SecretKeySpec> keys) {}

    private record Scope(int keyId, UUID organisation) {}

    @Inject
    public BlindIndex(KeyMaterial keys) {
        this.keys = keys;
    }

    /**
     * The index of a value that has been brought into its canonical form, under the primary key: what is stored.
     *
     * @param type keeps kinds of values apart that could look alike
     */
    public byte[] of(UUID organisation, String type, String canonicalValue) {
        return under(keys.indexKeys().primary(), organisation, type, canonicalValue);
    }

    /**
     * All indexes a stored value may have: under the primary key first, then under each other enabled one. There is more than
     * one while the key is rotated, and a look-up asks for all of them.
     */
    public List<byte[]> candidates(UUID organisation, String type, String canonicalValue) {
        return candidates(organisation, type, List.of(canonicalValue));
    }

    /** All indexes that any of the values may have: about a microsecond each, since they share the set-up of the MAC. */
    public List<byte[]> candidates(UUID organisation, String type, Collection<String> canonicalValues) {
        PrfSet prf = keys.prf();
        List<byte[]> candidates = new ArrayList<>(canonicalValues.size());
        for (int keyId : keys.indexKeys().inOrder()) {
            Mac mac = mac(prf, keyId, organisation);
            canonicalValues.forEach(value -> candidates.add(index(mac, type, value)));
        }
        return candidates;
    }

    /** Under one certain enabled key, to tell whether it is still the same. */
    public byte[] under(int keyId, UUID organisation, String type, String canonicalValue) {
        return index(mac(keys.prf(), keyId, organisation), type, canonicalValue);
    }

    /** Whether stored values may be under more keys than one, so that a look-up has several candidates. */
    public boolean inRotation() {
        return keys.indexKeys().inRotation();
    }

    /** Names the key in use, to be stored beside an index so that a later rotation knows which rows it must redo. */
    public int keyId() {
        return keys.prf().getPrimaryId();
    }

    private Mac mac(PrfSet prf, int keyId, UUID organisation) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keyOf(prf, new Scope(keyId, organisation)));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available.", e);
        }
    }

    private static byte[] index(Mac mac, String type, String canonicalValue) {
        if (type.isEmpty() || type.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("Not a type of indexed value.");
        }
        return mac.doFinal((type + SEPARATOR + canonicalValue).getBytes(StandardCharsets.UTF_8));
    }

    private SecretKeySpec keyOf(PrfSet prf, Scope scope) {
        Derived current = derived;
        if (current == null || current.from() != prf || current.keys().size() >= CACHED_KEYS) {
            current = new Derived(prf, new ConcurrentHashMap<>());
            derived = current;
        }
        return current.keys().computeIfAbsent(scope, missing -> derive(prf, missing));
    }

    private static SecretKeySpec derive(PrfSet prf, Scope scope) {
        byte[] input = ("platen.blind-index" + SEPARATOR + scope.organisation()).getBytes(StandardCharsets.UTF_8);
        try {
            Prf key = Objects.requireNonNull(prf.getPrfs().get(scope.keyId()), "No such key");
            return new SecretKeySpec(key.compute(input, KEY_BYTES), ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of an organisation cannot be derived.", e);
        }
    }
}
