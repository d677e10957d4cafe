package platen.gateway.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.DeviceKey;
import platen.gateway.offline.domain.BundleCard;
import platen.gateway.readers.domain.ConverterSpec;

/**
 * One bundle, line by line; docs/adr/0019 has the format. Each AES key in it is used once, so its nonce is zero.
 */
final class BundleWriter {

    /**
     * For whom and how long.
     *
     * @param cardKeys that make offline indexes of numbers
     */
    record Terms(
            UUID deviceId,
            DeviceKey deviceKey,
            List<byte[]> cardKeys,
            List<ConverterSpec> converters,
            Instant issuedAt,
            Instant expiresAt) {

        @Override
        public String toString() {
            return "Terms[" + deviceId + "]";
        }
    }

    private record Header(
            String format, UUID deviceId, String issuedAt, String expiresAt, EphemeralKey epk, String sealedKeys) {}

    private record EphemeralKey(String kty, String crv, String x, String y) {}

    private record Keys(String bundleKey, List<String> cardKeys, List<ConverterSpec> converters) {}

    private record Entry(String tag, String sealed) {}

    private record Holder(
            UUID userId, String displayName, @Nullable String validUntil) {}

    private record Trailer(String keyId, String signature) {}

    private static final String FORMAT = "platen-offline-bundle-1";
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int TAG_BYTES = 16;
    private static final byte FOR_TAG = 1;
    private static final byte FOR_HOLDER = 2;

    private final Terms terms;
    private final BundleKeys keys;
    private final ObjectMapper json;
    private final Mac bundleMac;
    private final byte[] bundleKey = new byte[KEY_BYTES];
    private final MessageDigest written;

    BundleWriter(Terms terms, BundleKeys keys, ObjectMapper json) {
        this.terms = terms;
        this.keys = keys;
        this.json = json.copy().setSerializationInclusion(JsonInclude.Include.NON_NULL);
        new SecureRandom().nextBytes(bundleKey);
        try {
            bundleMac = Mac.getInstance(HMAC);
            bundleMac.init(new SecretKeySpec(bundleKey, HMAC));
            written = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** The first line. */
    byte[] header() {
        String issued = terms.issuedAt().toString();
        String expires = terms.expiresAt().toString();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair ephemeral = generator.generateKeyPair();
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(ephemeral.getPrivate());
            agreement.doPhase(terms.deviceKey().publicKey(), true);
            String info = String.join("|", FORMAT, terms.deviceId().toString(), issued, expires);
            byte[] key = KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(agreement.generateSecret())
                            .thenExpand(info.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
            var secrets = new Keys(
                    encoded(bundleKey),
                    terms.cardKeys().stream().map(BundleWriter::encoded).toList(),
                    terms.converters());
            String sealed = encoded(sealed(key, new byte[0], json.writeValueAsBytes(secrets)));
            return line(new Header(
                    FORMAT, terms.deviceId(), issued, expires, epk((ECPublicKey) ephemeral.getPublic()), sealed));
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A bundle cannot be written as JSON.", e);
        }
    }

    /** A line for each card. */
    byte[] entries(List<BundleCard> cards) {
        var lines = new ByteArrayOutputStream();
        for (BundleCard card : cards) {
            lines.writeBytes(entry(card));
        }
        return lines.toByteArray();
    }

    private byte[] entry(BundleCard card) {
        byte[] tag = Arrays.copyOf(keyed(FOR_TAG, card.offlineIndex()), TAG_BYTES);
        var holder = new Holder(
                card.userId(),
                card.displayName(),
                card.validUntil().map(Instant::toString).orElse(null));
        try {
            byte[] sealed = sealed(keyed(FOR_HOLDER, card.offlineIndex()), tag, json.writeValueAsBytes(holder));
            return line(new Entry(encoded(tag), encoded(sealed)));
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A bundle cannot be written as JSON.", e);
        }
    }

    /** The last line: a signature over the SHA-256 of all lines before, with their ends. */
    byte[] trailer() {
        return line(new Trailer(keys.signingKey(), encoded(keys.sign(written.digest()))));
    }

    private byte[] keyed(byte use, byte[] offlineIndex) {
        bundleMac.update(use);
        return bundleMac.doFinal(offlineIndex);
    }

    private static byte[] sealed(byte[] key, byte[] bound, byte[] text) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
        cipher.updateAAD(bound);
        return cipher.doFinal(text);
    }

    private byte[] line(Object content) {
        try {
            byte[] line = (json.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8);
            written.update(line);
            return line;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A bundle cannot be written as JSON.", e);
        }
    }

    private static EphemeralKey epk(ECPublicKey key) {
        return new EphemeralKey(
                "EC",
                "P-256",
                coordinate(key.getW().getAffineX()),
                coordinate(key.getW().getAffineY()));
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[KEY_BYTES];
        int length = Math.min(bytes.length, KEY_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, KEY_BYTES - length, length);
        return encoded(fixed);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static IllegalStateException unavailable(GeneralSecurityException cause) {
        return new IllegalStateException("A bundle cannot be sealed.", cause);
    }
}
