package platen.notification.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a receiver does; docs/webhooks.md shows the part between the marks. */
final class VerifyWebhook {

    private VerifyWebhook() {}

    // begin
    /** Whether a request is Platen's: its three headers, its body as it came, and the webhook's secret. */
    static boolean isGenuine(String secret, String id, String timestamp, String signatures, String body, Instant now)
            throws GeneralSecurityException {
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, now).abs().compareTo(Duration.ofMinutes(5)) > 0) {
            return false;
        }
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        boolean genuine = false;
        for (String signature : signatures.split(" ", -1)) {
            if (signature.startsWith("v1,")) {
                byte[] given = Base64.getDecoder().decode(signature.substring("v1,".length()));
                genuine |= MessageDigest.isEqual(expected, given);
            }
        }
        return genuine;
    }
    // end
}
