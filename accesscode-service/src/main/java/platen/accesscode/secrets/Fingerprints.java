package platen.accesscode.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.issuing.domain.AccessCode;
import platen.kit.crypto.BlindIndex;

/**
 * Makes the fingerprints of codes and cards. Those of canonical values are the same in the gateway. While the index key is
 * rotated a stored value may be under one of several keys: stored is the first candidate, looked for are all.
 */
@ApplicationScoped
public class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";

    /** Under these the gateway derives the same key; see the contract of {@code card-registered}. */
    private static final String OFFLINE_KEY = "card-offline-key";

    private static final String OFFLINE_KEY_VERSION = "1";

    private final BlindIndex index;

    Fingerprints(BlindIndex index) {
        this.index = index;
    }

    /** To be stored. */
    public Fingerprint of(UUID organisation, AccessCode code) {
        return of(organisation, FingerprintedValue.of(code));
    }

    /** To be stored. */
    public Fingerprint of(UUID organisation, CardNumber number) {
        return of(organisation, FingerprintedValue.of(number));
    }

    /**
     * Another one of a card, under a key that may be given away: a device that is cut off finds cards by it. It follows from the
     * organisation's index key and leads to it as little as a fingerprint does.
     */
    public Fingerprint offline(UUID organisation, CardNumber number) {
        byte[] key = index.of(organisation, OFFLINE_KEY, OFFLINE_KEY_VERSION);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            String canonical = FingerprintedValue.of(number).value();
            return Fingerprint.of(mac.doFinal(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available.", e);
        }
    }

    /** To be stored. */
    public Fingerprint of(UUID organisation, FingerprintedValue value) {
        return Fingerprint.of(index.of(organisation, value.type(), value.value()));
    }

    /** To look for. */
    public List<Fingerprint> candidates(UUID organisation, AccessCode code) {
        return candidates(organisation, FingerprintedValue.of(code));
    }

    /** To look for. */
    public List<Fingerprint> candidates(UUID organisation, CardNumber number) {
        return candidates(organisation, FingerprintedValue.of(number));
    }

    /** To look for: under the key in use first. */
    public List<Fingerprint> candidates(UUID organisation, FingerprintedValue value) {
        return index.candidates(organisation, value.type(), value.value()).stream()
                .map(Fingerprint::of)
                .toList();
    }

    /** To look for any of them. */
    public List<Fingerprint> candidates(UUID organisation, Collection<AccessCode> codes) {
        return ofAny(organisation, codes).stream().map(Fingerprint::of).toList();
    }

    /** The same as bytes, for who looks for hundreds of thousands of them. */
    public List<byte[]> ofAny(UUID organisation, Collection<AccessCode> codes) {
        return index.candidates(
                organisation,
                CredentialKind.ACCESS_CODE.slug(),
                codes.stream().map(AccessCode::value).toList());
    }

    /** Whether a value has several candidates: then none of them alone says that a value is not there. */
    public boolean inRotation() {
        return index.inRotation();
    }

    /** Names the key in use, stored beside each fingerprint for a later rotation. */
    public int keyId() {
        return index.keyId();
    }
}
