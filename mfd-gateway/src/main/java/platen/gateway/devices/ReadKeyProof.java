package platen.gateway.devices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.DeviceKey;
import platen.gateway.devices.domain.KeyProof;
import platen.kit.crypto.SecretTokens;

/**
 * Reads DPoP proofs (RFC 9449, 4.3): a JWT, signed by the device's key, about one request at one moment. That it was not used
 * before is for the look-up of the device to say, which all replicas share.
 */
@ApplicationScoped
public class ReadKeyProof {

    /**
     * The request a proof must be about.
     *
     * @param authority host, and port if not the scheme's own, as the caller addressed it
     * @param token that comes with it; empty when there is none yet
     */
    public record Asked(String method, String authority, String path, Optional<String> token) {}

    /** How far a device's clock may be off. A device learns ours from the header Date of a refusal. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final int LONGEST = 4096;
    private static final int LONGEST_ID = 128;
    private static final List<String> PRIVATE_PARTS = List.of("d", "k");

    private final ObjectMapper json;
    private final Clock clock;

    ReadKeyProof(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Empty unless it is a proof of that request, signed by the key it names, made now. */
    public Optional<KeyProof> read(@Nullable String text, Asked asked) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode header = json.readTree(decoded(parts[0]));
            JsonNode claims = json.readTree(decoded(parts[1]));
            byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            return key(header)
                    .filter(key -> isAbout(claims, asked) && isOfNow(claims) && hasId(claims))
                    .filter(key -> key.signed(signed, decoded(parts[2])))
                    .map(key -> new KeyProof(
                            key.thumbprint(),
                            SecretTokens.hash(claims.path("jti").textValue())));
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory cannot be read.", e);
        }
    }

    private static Optional<DeviceKey> key(JsonNode header) {
        JsonNode jwk = header.path("jwk");
        boolean usable = isText(header, "typ", "dpop+jwt")
                && isText(header, "alg", "ES256")
                && !header.has("crit")
                && isText(jwk, "kty", "EC")
                && isText(jwk, "crv", "P-256")
                && PRIVATE_PARTS.stream().noneMatch(jwk::has)
                && jwk.path("x").isTextual()
                && jwk.path("y").isTextual();
        return usable ? DeviceKey.of(jwk.path("x").textValue(), jwk.path("y").textValue()) : Optional.empty();
    }

    private static boolean isAbout(JsonNode claims, Asked asked) {
        return isText(claims, "htm", asked.method())
                && isAddress(claims.path("htu").textValue(), asked)
                && asked.token()
                        .map(token -> isHashOf(claims.path("ath").textValue(), token))
                        .orElse(true);
    }

    /** Not the scheme: who ends TLS in front of us does not always say so, and a proof for the one is of no use at another host. */
    private static boolean isAddress(@Nullable String address, Asked asked) {
        if (address == null) {
            return false;
        }
        try {
            URI url = new URI(address);
            return url.getRawAuthority() != null
                    && ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
                    && url.getRawAuthority().equalsIgnoreCase(asked.authority())
                    && asked.path().equals(url.getRawPath());
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static boolean isHashOf(@Nullable String hash, String token) {
        return hash != null && MessageDigest.isEqual(decoded(hash), SecretTokens.hash(token));
    }

    private boolean isOfNow(JsonNode claims) {
        if (!claims.path("iat").isIntegralNumber() || !claims.path("iat").canConvertToLong()) {
            return false;
        }
        Instant made = Instant.ofEpochSecond(claims.path("iat").longValue());
        return Duration.between(made, clock.instant()).abs().compareTo(SKEW) <= 0;
    }

    private static boolean hasId(JsonNode claims) {
        String id = claims.path("jti").textValue();
        return id != null && !id.isEmpty() && id.length() <= LONGEST_ID;
    }

    private static boolean isText(JsonNode node, String name, String value) {
        return value.equals(node.path(name).textValue());
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
