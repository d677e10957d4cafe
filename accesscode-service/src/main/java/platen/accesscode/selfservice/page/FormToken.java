package platen.accesscode.selfservice.page;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a form is from a page that this person was given: made from the access token, which only the person's encrypted
 * session cookie holds. So it needs no state, is the same on every replica, and ends with the sign-in.
 */
final class FormToken {

    private static final String ALGORITHM = "HmacSHA256";

    private FormToken() {}

    static String of(String accessToken) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(accessToken.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] token = mac.doFinal("platen my-code form".getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No " + ALGORITHM, e);
        }
    }

    static boolean matches(String accessToken, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        of(accessToken).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
