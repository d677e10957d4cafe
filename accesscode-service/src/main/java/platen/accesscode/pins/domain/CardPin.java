package platen.accesscode.pins.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a person's card PIN.
 *
 * @param id of the row; its ciphertext is bound to it
 * @param version counts from 1; 0 when there never was a PIN
 * @param hash null when there is none
 */
public record CardPin(
        UUID id,
        UUID user,
        long version,
        @Nullable PinHash hash,
        @Nullable Instant changedAt) {

    public static CardPin none(UUID user) {
        return new CardPin(UUID.randomUUID(), user, 0, null, null);
    }

    public boolean isSet() {
        return hash != null;
    }

    public CardPin next(@Nullable PinHash newHash, Instant at) {
        return new CardPin(id, user, version + 1, newHash, at);
    }
}
