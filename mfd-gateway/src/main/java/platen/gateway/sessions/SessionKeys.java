package platen.gateway.sessions;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA-256 keys of the gateway alone, derived (HKDF, RFC 5869) from each key of {@code data.json}: all replicas have the
 * same, and they are rotated with it. The key that encrypts is never itself used to sign.
 */
@ApplicationScoped
class SessionKeys {

    static final int MAC_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final int primaryId;
    private final Map<Integer, SecretKey> sessionKeys = new HashMap<>();
    private final SecretKey attemptKey;

    SessionKeys(@ConfigProperty(name = "platen.keys") String directory) {
        Path file = Path.of(directory).resolve("data.json");
        try {
            AeadConfig.register();
            KeysetHandle keyset =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            for (int place = 0; place < keyset.size(); place++) {
                KeysetHandle.Entry entry = keyset.getAt(place);
                if (entry.getStatus() == KeyStatus.ENABLED && entry.getKey() instanceof AesGcmKey key) {
                    sessionKeys.put(entry.getId(), derive(key, "platen.gateway.session"));
                }
            }
            if (!(keyset.getPrimary().getKey() instanceof AesGcmKey primary)) {
                throw new IllegalStateException("The primary key of " + file + " is not one of AES-GCM");
            }
            primaryId = keyset.getPrimary().getId();
            attemptKey = derive(primary, "platen.gateway.attempt");
        } catch (IOException | GeneralSecurityException unreadable) {
            // The cause is left out: parsers quote what they parse.
            throw new IllegalStateException("Key file " + file + " cannot be read as a Tink JSON keyset.");
        }
    }

    private static SecretKey derive(AesGcmKey key, String purpose) throws GeneralSecurityException {
        byte[] bytes = key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            ALGORITHM,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(bytes)
                                    .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), MAC_BYTES));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Which key signs new sessions. */
    int primaryId() {
        return primaryId;
    }

    /** The signature of a session's token; null when that key is not held here. */
    byte @Nullable [] sessionMac(int keyId, byte[] data) {
        SecretKey key = sessionKeys.get(keyId);
        return key == null ? null : mac(key, data);
    }

    /** Tells one request from another without being of use to anybody who would guess at it. */
    byte[] attemptMac(byte[] data) {
        return mac(attemptKey, data);
    }

    private static byte[] mac(SecretKey key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available.", e);
        }
    }
}
