package platen.scim.tokens.api;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import platen.scim.tokens.domain.ScimToken;

/** What an administrator may say of a new token. */
public record IssueTokenRequest(
        @Size(min = 1, max = ScimToken.LONGEST_NAME)
        @Pattern(regexp = "\\P{Cntrl}*", message = "must not hold control characters")
        @Nullable
        String name,

        @Future @Nullable Instant expiresAt) {

    static final IssueTokenRequest NOTHING_SAID = new IssueTokenRequest(null, null);
}
