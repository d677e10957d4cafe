package platen.kit.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encrypts what this service stores and must show again, under {@code data.json} (AES-256-GCM). */
@ApplicationScoped
public class DataCipher {

    /** Tink writes a byte 1 and the key's id, big-endian, before what it encrypts. */
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

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

    /** Names the key that is in use for what is written now. */
    public int keyId() {
        return keys.dataKeys().primary();
    }

    /** Names the key a ciphertext was made under. */
    public static int keyIdOf(byte[] ciphertext) {
        if (ciphertext.length < PREFIX_BYTES || ciphertext[0] != 1) {
            throw new IllegalArgumentException("Not a ciphertext of ours.");
        }
        return ByteBuffer.wrap(ciphertext, 1, Integer.BYTES).getInt();
    }
}
