package platen.kit.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encrypts what this service stores and must show again, under {@code data.json} (AES-256-GCM). */
@ApplicationScoped
public class DataCipher {

    private final KeyMaterial keys;

    @Inject
    public DataCipher(KeyMaterial keys) {
        this.keys = keys;
    }

    /** Encrypts; the result differs each time. */
    public byte[] encrypt(CipherContext context, byte[] plaintext) {
        try {
            return keys.data().encrypt(plaintext, context.associatedData());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value cannot be encrypted.");
        }
    }

    /** Encrypts a text as UTF-8. */
    public byte[] encrypt(CipherContext context, String plaintext) {
        return encrypt(context, plaintext.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Decrypts.
     *
     * @throws DecryptionFailed when it was encrypted in another context or under a key not held here
     */
    public byte[] decrypt(CipherContext context, byte[] ciphertext) {
        try {
            return keys.data().decrypt(ciphertext, context.associatedData());
        } catch (GeneralSecurityException e) {
            throw new DecryptionFailed();
        }
    }

    /** Decrypts a text. */
    public String decryptText(CipherContext context, byte[] ciphertext) {
        return new String(decrypt(context, ciphertext), StandardCharsets.UTF_8);
    }
}
