package platen.kit.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Seals a secret to one service: HPKE with X25519, HKDF-SHA-256 and AES-256-GCM (RFC 9180, base mode). */
@ApplicationScoped
public class Sealer {

    private final KeyMaterial keys;

    @Inject
    public Sealer(KeyMaterial keys) {
        this.keys = keys;
    }

    /** Seals to the service of that short name; needs {@code public/<recipient>.json}. */
    public Sealed seal(String recipient, SealContext context, byte[] plaintext) {
        try {
            byte[] box = keys.sealingTo(recipient).encrypt(plaintext, context.bytes());
            return new Sealed(recipient, Base64.getUrlEncoder().withoutPadding().encodeToString(box));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret cannot be sealed to " + recipient + ".");
        }
    }

    /** Seals a text as UTF-8. */
    public Sealed seal(String recipient, SealContext context, String plaintext) {
        return seal(recipient, context, plaintext.getBytes(StandardCharsets.UTF_8));
    }
}
