package platen.identity.review.api;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.review.domain.Review;

/** A waiting person as administrators see it. */
public record ReviewView(
        UUID id,
        String source,
        String externalId,

        @Schema(enumeration = {"already-linked", "user-name-taken", "email-taken", "email-unusable", "alias-taken"})
        String reason,

        @Schema(description = "Who stands in the way, or whose email is unusable")
        UUID userId,

        String userName,
        String displayName,
        @Nullable String email,
        Instant openedAt) {

    static ReviewView of(Review review) {
        return new ReviewView(
                review.id(),
                review.source(),
                review.externalId(),
                review.reason().word(),
                review.userId(),
                review.userName(),
                review.displayName(),
                review.email(),
                review.openedAt());
    }
}
