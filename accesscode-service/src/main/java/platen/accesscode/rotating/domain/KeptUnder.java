package platen.accesscode.rotating.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much is kept under one key.
 *
 * @param rows fingerprints or ciphertexts
 * @param resting those of them that nobody can renew: fingerprints of retired codes, until they have rested
 * @param restUntil when the last of those has
 */
public record KeptUnder(
        KeyPurpose purpose,
        int keyId,
        long rows,
        long resting,
        @Nullable Instant restUntil) {}
