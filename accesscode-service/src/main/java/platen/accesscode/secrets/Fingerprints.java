package platen.accesscode.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.issuing.domain.AccessCode;
import platen.kit.crypto.BlindIndex;

/** Makes the fingerprints of codes and cards. Those of canonical values are the same in the gateway. */
@ApplicationScoped
public class Fingerprints {

    private final BlindIndex index;

    Fingerprints(BlindIndex index) {
        this.index = index;
    }

    public Fingerprint of(UUID organisation, AccessCode code) {
        return of(organisation, CredentialKind.ACCESS_CODE.slug(), code.value());
    }

    public Fingerprint of(UUID organisation, CardNumber number) {
        return of(organisation, CredentialKind.CARD.slug(), number.value());
    }

    /** Of a value that breaks the rules, only to see whether a source repeats itself. */
    public Fingerprint ofRefused(UUID organisation, CredentialKind kind, String raw) {
        return of(organisation, "refused-" + kind.slug(), raw);
    }

    private Fingerprint of(UUID organisation, String type, String value) {
        return Fingerprint.of(index.of(organisation, type, value));
    }

    /** Names the key in use, stored beside each fingerprint for a later rotation. */
    public int keyId() {
        return index.keyId();
    }
}
