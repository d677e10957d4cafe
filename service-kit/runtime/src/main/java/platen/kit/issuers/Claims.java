package platen.kit.issuers;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a token claims, without asking whether it is true. */
final class Claims {

    private static final int PARTS = 3;

    private Claims() {}

    /** Empty for what is no signed JWT. */
    static Optional<JsonObject> of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            return Optional.of(new JsonObject(new String(payload, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | DecodeException noToken) {
            return Optional.empty();
        }
    }

    /** Empty unless it is text. */
    static Optional<String> text(JsonObject claims, String name) {
        return claims.getValue(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
