package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.SecretTokens;

/** A device with a key of its own, as its firmware would speak (RFC 9449). */
final class BoundPanel {

    private static final ObjectMapper JSON = new ObjectMapper();

    final KeyPair keys;
    String token = "";

    private BoundPanel(KeyPair keys) {
        this.keys = keys;
    }

    static BoundPanel withAKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new BoundPanel(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Paired with the office, with its token bound to its key. */
    static BoundPanel of(Office office) {
        BoundPanel panel = withAKey();
        Answer started = panel.startPairing();
        assertThat(office.approve(started, "Library copier").status()).isEqualTo(201);
        Answer collected = panel.collect(started);
        assertThat(collected.status()).as(collected.text()).isEqualTo(200);
        panel.token = collected.json().path("deviceToken").asText();
        return panel;
    }

    Map<String, String> jwk() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return Map.of(
                "kty", "EC", "crv", "P-256", "x", coordinate(point.getAffineX()), "y", coordinate(point.getAffineY()));
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return encoded(fixed);
    }

    Answer startPairing() {
        Office.startPairing();
        return Http.send(
                "POST",
                "/v1/devices/pairings",
                null,
                Map.of("serial", "A1B2C3", "model", "MX-3071", "vendor", "Sharp", "publicKey", jwk()));
    }

    Answer collect(Answer started) {
        String path = "/v1/devices/pairings/" + started.json().path("pairingId").asText() + "/token";
        return Http.send("POST", path, null, secret(started), Map.of("DPoP", proof("POST", path, null)));
    }

    static Map<String, String> secret(Answer started) {
        return Map.of("pairingSecret", started.json().path("pairingSecret").asText());
    }

    Answer send(String method, String path, @Nullable Object body) {
        return send(method, path, body, proof(method, path, token));
    }

    Answer send(String method, String path, @Nullable Object body, String proof) {
        return Http.send(method, path, null, body, Map.of("Authorization", "DPoP " + token, "DPoP", proof));
    }

    String proof(String method, String path, @Nullable String boundTo) {
        return proof(header(), claims(method, path, boundTo));
    }

    Map<String, Object> header() {
        return new HashMap<>(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", jwk()));
    }

    static Map<String, Object> claims(String method, String path, @Nullable String boundTo) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "jti",
                UUID.randomUUID().toString(),
                "htm",
                method,
                "htu",
                RestAssured.baseURI + ":" + RestAssured.port + path,
                "iat",
                Instant.now().getEpochSecond()));
        if (boundTo != null) {
            claims.put("ath", encoded(SecretTokens.hash(boundTo)));
        }
        return claims;
    }

    String proof(Map<String, Object> header, Map<String, Object> claims) {
        try {
            String signed = encoded(JSON.writeValueAsBytes(header)) + "." + encoded(JSON.writeValueAsBytes(claims));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
