package platen.kit.crypto;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Whose value a ciphertext is. It is bound as associated data, so that a ciphertext copied into another row does not open
 * there.
 *
 * @param user the person, or whatever else the row is about
 * @param version of the value; writing a new one raises it
 */
public record CipherContext(UUID organisation, UUID user, long version) {

    byte[] associatedData() {
        return (organisation + "|" + user + "|" + version).getBytes(StandardCharsets.UTF_8);
    }
}
