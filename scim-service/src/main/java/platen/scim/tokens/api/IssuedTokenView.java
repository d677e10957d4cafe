package platen.scim.tokens.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.tokens.IssueScimToken.Issued;

/**
 * A token the only time it is shown.
 *
 * @param token null in the answer to a repeated request
 * @param note why it is null
 */
public record IssuedTokenView(
        UUID id,
        @Nullable String name,
        @Nullable String token,
        @Nullable String note,
        String tenantUrl,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    private static final String SHOWN_BEFORE =
            "The token was shown when it was made and is not kept. If it is lost, revoke it and make another.";

    static IssuedTokenView of(Issued issued, String tenantUrl) {
        return new IssuedTokenView(
                issued.token().id(),
                issued.token().name(),
                issued.value(),
                issued.value() == null ? SHOWN_BEFORE : null,
                tenantUrl,
                issued.token().createdAt(),
                issued.token().expiresAt());
    }

    @Override
    public String toString() {
        return "IssuedTokenView[" + id + "]";
    }
}
