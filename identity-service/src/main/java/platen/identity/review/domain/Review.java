package platen.identity.review.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source's person that waits for an administrator.
 *
 * @param userId who stands in the way, or whose email is unusable
 */
public record Review(
        UUID id,
        String source,
        String externalId,
        ReviewReason reason,
        UUID userId,
        String userName,
        String displayName,
        @Nullable String email,
        Instant openedAt) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Review[" + id + ", " + reason.word() + "]";
    }
}
