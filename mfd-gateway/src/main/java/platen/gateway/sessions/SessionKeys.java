package platen.gateway.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import platen.gateway.keys.DerivedKeys;

/**
 * HMAC-SHA-256 keys for sessions and attempts.
 */
@ApplicationScoped
class SessionKeys {

    static final int MAC_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final int primaryId;
    private final Map<Integer, SecretKey> sessionKeys = new HashMap<>();
    private final SecretKey attemptKey;

    SessionKeys(@ConfigProperty(name = "platen.keys") String directory) {
        DerivedKeys sessions = DerivedKeys.of(directory, "platen.gateway.session");
        sessions.byId().forEach((id, key) -> sessionKeys.put(id, new SecretKeySpec(key, ALGORITHM)));
        primaryId = sessions.primaryId();
        attemptKey = new SecretKeySpec(
                DerivedKeys.of(directory, "platen.gateway.attempt").primary(), ALGORITHM);
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
