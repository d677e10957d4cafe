package platen.kit.rest;

import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the current request said in Idempotency-Key, for a resource method with {@link Idempotent}. */
@RequestScoped
public class CurrentIdempotentRequest {

    private @Nullable String key;
    private String caller = "";
    private String methodAndPath = "";
    private byte[] body = {};

    /** Empty when the caller sent no key. */
    public Optional<IdempotentRequest> get() {
        return key == null ? Optional.empty() : Optional.of(new IdempotentRequest(key, caller, hash()));
    }

    boolean isNamed() {
        return key != null;
    }

    void named(String newKey, String newCaller, String newMethodAndPath) {
        key = newKey;
        caller = newCaller;
        methodAndPath = newMethodAndPath;
    }

    void carries(byte[] newBody) {
        body = newBody.clone();
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((methodAndPath + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }
}
