package platen.identity.review.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review as a decision finds it.
 *
 * @param observation what the source said last; null when the review is not open
 * @param decided the decision there is already
 * @param decidedUser the user the decision made or meant
 */
public record PendingReview(
        UUID id,
        String source,
        String externalId,
        @Nullable String observation,
        Decision.@Nullable Kind decided,
        @Nullable UUID decidedUser) {

    /** Personal data and sealed values stay out of logs. */
    @Override
    public String toString() {
        return "PendingReview[" + id + "]";
    }
}
