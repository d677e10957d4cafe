package platen.kit.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Issues access tokens, which the application verifies by the issuer's public key. */
public class TestIssuer implements QuarkusTestResourceLifecycleManager {

    /** The tests and this resource live in different class loaders. */
    private static final String PRIVATE_KEY = "platen.test.private-key";

    @Override
    public Map<String, String> start() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            System.setProperty(PRIVATE_KEY, base64(pair.getPrivate().getEncoded()));
            return Map.of(
                    "quarkus.oidc.tenant-enabled",
                    "true",
                    "quarkus.oidc.public-key",
                    base64(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        System.clearProperty(PRIVATE_KEY);
    }

    static String token(UUID organisation, String subject, String... roles) {
        return Jwt.issuer("https://issuer.example")
                .subject(subject)
                .upn(subject)
                .audience("platen")
                .groups(Set.of(roles))
                .claim("organisation", organisation.toString())
                .sign(privateKey());
    }

    private static PrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
