package platen.kit.crypto;

import java.util.UUID;

/**
 * A token fresh from the generator, the only moment its value is known here. Keep {@link #hash()}.
 *
 * @param value what the bearer gets
 * @param hash SHA-256 of the value, 32 bytes
 */
public record SecretToken(UUID organisation, String value, byte[] hash) {

    @Override
    public String toString() {
        return "SecretToken[organisation=" + organisation + ", value=…]";
    }
}
