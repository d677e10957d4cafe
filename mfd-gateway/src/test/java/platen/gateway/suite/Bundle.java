package platen.gateway.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** An offline bundle as a device would read it, by the format in docs/adr/0019. */
final class Bundle {

    private static final ObjectMapper JSON = new ObjectMapper();

    final JsonNode header;
    final JsonNode keys;
    private final String text;
    private final List<String> lines;

    private Bundle(String text, JsonNode header, JsonNode keys, List<String> lines) {
        this.text = text;
        this.header = header;
        this.keys = keys;
        this.lines = lines;
    }

    static Bundle open(String text, BoundPanel panel) throws GeneralSecurityException, IOException {
        List<String> lines = text.lines().toList();
        JsonNode header = JSON.readTree(lines.getFirst());
        var curve = ((ECPublicKey) panel.keys.getPublic()).getParams();
        var point = new ECPoint(
                new BigInteger(1, decoded(header.path("epk").path("x").asText())),
                new BigInteger(1, decoded(header.path("epk").path("y").asText())));
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(panel.keys.getPrivate());
        agreement.doPhase(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve)), true);
        String info = String.join(
                "|",
                header.path("format").asText(),
                header.path("deviceId").asText(),
                header.path("issuedAt").asText(),
                header.path("expiresAt").asText());
        byte[] key = KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(agreement.generateSecret())
                        .thenExpand(info.getBytes(StandardCharsets.UTF_8), 32));
        JsonNode keys = JSON.readTree(
                unsealed(key, new byte[0], decoded(header.path("sealedKeys").asText())));
        return new Bundle(text, header, keys, lines);
    }

    int cards() {
        return lines.size() - 2;
    }

    /** Whether the last line is a signature of all before it by that key of the device's configuration. */
    boolean isSignedBy(JsonNode verificationKey) throws GeneralSecurityException, IOException {
        JsonNode trailer = JSON.readTree(lines.getLast());
        String signed = text.substring(0, text.lastIndexOf(lines.getLast()));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(signed.getBytes(StandardCharsets.UTF_8));
        try {
            new Ed25519Verify(decoded(verificationKey.path("x").asText()))
                    .verify(decoded(trailer.path("signature").asText()), hash);
            return trailer.path("keyId").equals(verificationKey.path("kid"));
        } catch (GeneralSecurityException notSigned) {
            return false;
        }
    }

    /** Whose card has this canonical number. */
    Optional<JsonNode> holder(String number) throws GeneralSecurityException, IOException {
        byte[] bundleKey = decoded(keys.path("bundleKey").asText());
        for (JsonNode cardKey : keys.path("cardKeys")) {
            byte[] index = Office.hmac(decoded(cardKey.asText()), number.getBytes(StandardCharsets.UTF_8));
            byte[] tag = Arrays.copyOf(keyed(bundleKey, 1, index), 16);
            for (String line : lines.subList(1, lines.size() - 1)) {
                JsonNode entry = JSON.readTree(line);
                if (Arrays.equals(decoded(entry.path("tag").asText()), tag)) {
                    return Optional.of(JSON.readTree(unsealed(
                            keyed(bundleKey, 2, index),
                            tag,
                            decoded(entry.path("sealed").asText()))));
                }
            }
        }
        return Optional.empty();
    }

    private static byte[] keyed(byte[] bundleKey, int use, byte[] index) {
        byte[] text = new byte[1 + index.length];
        text[0] = (byte) use;
        System.arraycopy(index, 0, text, 1, index.length);
        return Office.hmac(bundleKey, text);
    }

    private static byte[] unsealed(byte[] key, byte[] bound, byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
        cipher.updateAAD(bound);
        return cipher.doFinal(sealed);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
