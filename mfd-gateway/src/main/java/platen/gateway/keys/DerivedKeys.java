package platen.gateway.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Keys of 32 bytes for one purpose, derived (HKDF, RFC 5869) from each enabled key of {@code data.json}: all replicas have the
 * same, and they are rotated with it. The key that encrypts is never itself used for anything else.
 *
 * @param primaryId which of them is in use; the others are for what was made earlier
 */
public record DerivedKeys(int primaryId, Map<Integer, byte[]> byId) {

    private static final int BYTES = 32;

    public DerivedKeys {
        byId = Map.copyOf(byId);
    }

    /**
     * @param directory of {@code platen.keys}
     * @param purpose one for each use
     */
    public static DerivedKeys of(String directory, String purpose) {
        Path file = Path.of(directory).resolve("data.json");
        try {
            AeadConfig.register();
            KeysetHandle keyset =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            Map<Integer, byte[]> derived = new HashMap<>();
            for (int place = 0; place < keyset.size(); place++) {
                KeysetHandle.Entry entry = keyset.getAt(place);
                if (entry.getStatus() == KeyStatus.ENABLED && entry.getKey() instanceof AesGcmKey key) {
                    derived.put(entry.getId(), derive(key, purpose));
                }
            }
            int primary = keyset.getPrimary().getId();
            if (!derived.containsKey(primary)) {
                throw new IllegalStateException("The primary key of " + file + " is not one of AES-GCM");
            }
            return new DerivedKeys(primary, derived);
        } catch (IOException | GeneralSecurityException unreadable) {
            // The cause is left out: parsers quote what they parse.
            throw new IllegalStateException("Key file " + file + " cannot be read as a Tink JSON keyset.");
        }
    }

    /** The one in use. */
    public byte[] primary() {
        return key(primaryId);
    }

    /** One that is enabled. */
    public byte[] key(int id) {
        byte[] key = byId.get(id);
        if (key == null) {
            throw new IllegalArgumentException("No such key");
        }
        return key;
    }

    private static byte[] derive(AesGcmKey key, String purpose) throws GeneralSecurityException {
        byte[] bytes = key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(bytes)
                            .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), BYTES));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "DerivedKeys[" + byId.keySet() + "]";
    }
}
