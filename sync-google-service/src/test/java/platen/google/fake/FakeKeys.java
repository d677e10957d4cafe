package platen.google.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;

/** The service accounts' keys: one pair for all, because making one takes time. */
public final class FakeKeys {

    public static final String KEY_ID = "0123456789abcdef0123456789abcdef01234567";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KeyPair KEYS = generate(2048);

    private FakeKeys() {}

    static Map<String, Object> serviceAccount(String clientEmail) {
        return Map.of(
                "type", "service_account",
                "project_id", "a-project",
                "private_key_id", KEY_ID,
                "private_key", pem(KEYS),
                "client_email", clientEmail,
                "client_id", "112233",
                "auth_uri", "http://127.0.0.1:1/auth",
                "token_uri", "http://127.0.0.1:1/token");
    }

    /** A private key as it stands in Google's file. */
    public static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    public static KeyPair generate(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims of an assertion; fails when its signature is wrong. */
    static JsonNode verified(String assertion) throws IOException, GeneralSecurityException {
        int signed = assertion.lastIndexOf('.');
        int header = assertion.indexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KEYS.getPublic());
        signature.update(assertion.substring(0, signed).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(Base64.getUrlDecoder().decode(assertion.substring(signed + 1)))) {
            throw new GeneralSecurityException("Wrong signature");
        }
        return JSON.readTree(Base64.getUrlDecoder().decode(assertion.substring(header + 1, signed)));
    }
}
