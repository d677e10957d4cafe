package platen.gateway.devices.domain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A device's public key: a point on P-256.
 *
 * @param x as in a JWK (RFC 7518, 6.2): 32 bytes, big-endian, base64url
 * @param y likewise
 */
public record DeviceKey(String x, String y) {

    private static final int COORDINATE_BYTES = 32;
    private static final ECParameterSpec CURVE = curve();

    public DeviceKey {
        if (!isOnCurve(coordinate(x), coordinate(y))) {
            throw new IllegalArgumentException("Not a point on P-256");
        }
    }

    /** Empty when that is no point on the curve. */
    public static Optional<DeviceKey> of(String x, String y) {
        try {
            return Optional.of(new DeviceKey(x, y));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** RFC 7638 thumbprint: 43 characters of base64url. */
    public String thumbprint() {
        String canonical = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }

    /**
     * Whether this key's private half signed the text.
     *
     * @param signature ES256 (RFC 7518, 3.4): r and s, 32 bytes each
     */
    public boolean signed(byte[] text, byte[] signature) {
        if (signature.length != 2 * COORDINATE_BYTES) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(publicKey());
            verifier.update(text);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A point on P-256 is a key.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ECDSA is not available.", e);
        }
    }

    public PublicKey publicKey() {
        var point = new ECPoint(coordinate(x), coordinate(y));
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("EC keys are not available.", e);
        }
    }

    /** One spelling only: what decodes to the same bytes must not have two thumbprints. */
    private static BigInteger coordinate(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != COORDINATE_BYTES
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(text)) {
            throw new IllegalArgumentException("Not 32 bytes in base64url");
        }
        return new BigInteger(1, Arrays.copyOf(bytes, bytes.length));
    }

    /** y² = x³ + ax + b: a point elsewhere gives away private keys (of ours, in a key agreement). */
    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        BigInteger p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
        BigInteger right = x.pow(3)
                .add(CURVE.getCurve().getA().multiply(x))
                .add(CURVE.getCurve().getB())
                .mod(p);
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.pow(2).mod(p).equals(right);
    }

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 is not available.", e);
        }
    }
}
