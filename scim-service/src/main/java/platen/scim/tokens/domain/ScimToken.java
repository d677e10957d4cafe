package platen.scim.tokens.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token as it may be shown: without its value, which nobody has but the bearer.
 *
 * @param lastUsedAt to the minute
 * @param expiresAt null when it is good until revoked
 */
public record ScimToken(
        UUID id,
        @Nullable String name,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /** Two, so that a new one can be tried before the old one goes. */
    public static final int MOST_LIVE = 2;

    public static final int LONGEST_NAME = 100;

    public boolean isLive(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
