package platen.google.connection.domain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * The part of Google's service-account JSON that signing needs. Its URLs are left behind on purpose: whoever edits the file must not
 * decide whom we call.
 *
 * @param privateKey PKCS#8 in PEM, as in the file
 */
public record ServiceAccountKey(String clientEmail, String keyId, String privateKey) {

    private static final int SHORTEST_BITS = 2048;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** The key to sign with; empty when it is no RSA key of at least 2048 bits. */
    public Optional<RSAPrivateKey> signingKey() {
        int begin = privateKey.indexOf(BEGIN);
        int end = privateKey.indexOf(END);
        if (begin < 0 || end < begin) {
            return Optional.empty();
        }
        String body = privateKey.substring(begin + BEGIN.length(), end).replaceAll("\\s", "");
        try {
            byte[] encoded = Base64.getDecoder().decode(body);
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= SHORTEST_BITS
                    ? Optional.of(rsa)
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ServiceAccountKey[clientEmail=" + clientEmail + ", keyId=" + keyId + "]";
    }
}
