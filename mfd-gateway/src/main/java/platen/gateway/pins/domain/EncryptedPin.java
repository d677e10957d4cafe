package platen.gateway.pins.domain;

import java.util.UUID;

/**
 * A person's PIN as it is stored.
 *
 * @param ciphertext of its hash
 */
public record EncryptedPin(UUID organisation, UUID userId, long version, byte[] ciphertext) {

    @Override
    public String toString() {
        return "EncryptedPin[" + userId + "]";
    }
}
