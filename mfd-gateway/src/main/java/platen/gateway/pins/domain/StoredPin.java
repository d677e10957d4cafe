package platen.gateway.pins.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * What is stored of a person's PIN.
 *
 * @param version as accesscode-service counts; 0 when there never was a PIN
 * @param ciphertext of its hash; empty when there is none
 */
public record StoredPin(UUID organisation, UUID userId, long version, Optional<byte[]> ciphertext) {

    public boolean isSet() {
        return ciphertext.isPresent();
    }

    @Override
    public String toString() {
        return "StoredPin[" + userId + "]";
    }
}
