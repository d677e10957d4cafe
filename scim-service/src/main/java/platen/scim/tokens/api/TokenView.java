package platen.scim.tokens.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.tokens.domain.ScimToken;

/** A token as administrators see it afterwards. */
public record TokenView(
        UUID id,
        @Nullable String name,
        String tenantUrl,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt) {

    static TokenView of(ScimToken token, String tenantUrl) {
        return new TokenView(
                token.id(), token.name(), tenantUrl, token.createdAt(), token.lastUsedAt(), token.expiresAt());
    }
}
