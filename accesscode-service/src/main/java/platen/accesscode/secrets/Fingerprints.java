package platen.accesscode.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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
