package platen.gateway.phones;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import platen.gateway.GatewayConfig;
import platen.gateway.keys.DerivedKeys;
import platen.gateway.people.domain.Subject;
import platen.kit.crypto.SecretToken;
import platen.kit.crypto.SecretTokens;

/**
 * The secret in the address that a phone opens (HMAC-SHA-256 under a key of its own, made of the login's id): it is stored as a hash
 * only, and yet a device that asks again, or a panel's next page, gets the same one.
 */
@ApplicationScoped
public class PhoneTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final char SEPARATOR = '\u001f';

    private final SecretKeySpec key;
    private final GatewayConfig.CardLinks config;

    PhoneTokens(@ConfigProperty(name = "platen.keys") String directory, GatewayConfig config) {
        this.key = new SecretKeySpec(
                DerivedKeys.of(directory, "platen.gateway.phone-login").primary(), ALGORITHM);
        this.config = config.cardLinks();
    }

    SecretToken of(UUID organisation, UUID phoneLogin) {
        String value = organisation.toString().replace("-", "") + "."
                + mac("token" + SEPARATOR + organisation + SEPARATOR + phoneLogin);
        return new SecretToken(organisation, value, SecretTokens.hash(value));
    }

    /** Where the phone goes; secret. */
    public String address(UUID organisation, UUID phoneLogin) {
        return config.publicUrl()
                .map(base -> base.toString().replaceAll("/+$", "") + "/phone-logins/"
                        + of(organisation, phoneLogin).value())
                .orElseThrow(() -> new IllegalStateException("platen.gateway.card-links.public-url is not set"));
    }

    /**
     * What the form of that page sends along. Whoever began the login at a device knows its address too, and could have another
     * person's browser post to it; they do not know this, which is made for who is signed in.
     */
    public String formOf(String token, Subject signedIn) {
        return mac("form" + SEPARATOR + token + SEPARATOR + signedIn.issuer() + SEPARATOR + signedIn.subject());
    }

    /** In a time that does not depend on where they differ. */
    public boolean isFormOf(String token, Subject signedIn, String presented) {
        return MessageDigest.isEqual(
                formOf(token, signedIn).getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available.", e);
        }
    }
}
