package platen.identity.review;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.review.domain.Decision;
import platen.identity.review.domain.PendingReview;
import platen.identity.review.domain.Review;
import platen.identity.review.persistence.ReviewReading;
import platen.identity.review.persistence.ReviewRows;
import platen.kit.organisation.OrganisationTransaction;

/** The list of persons that wait: put on it, take off it, look at it. A person stands on it once. */
@ApplicationScoped
public class OpenReviews {

    private final ReviewRows reviews;
    private final ReviewReading reading;

    OpenReviews(ReviewRows reviews, ReviewReading reading) {
        this.reviews = reviews;
        this.reading = reading;
    }

    /**
     * @param observation what a decision would act on
     * @return the id of the review when that is news; null when the person waits for the same reason already
     */
    public Uni<@Nullable UUID> open(OrganisationTransaction transaction, Review review, String observation) {
        return reviews.open(transaction, review, observation);
    }

    /** There is nothing to decide any more: the source has changed its word, or has the person no more. */
    public Uni<Void> close(OrganisationTransaction transaction, String source, String externalId, Instant now) {
        return reviews.close(transaction, source, externalId, now);
    }

    /**
     * The same for several.
     *
     * @param externalIds as many as there are sources, in the same order
     */
    public Uni<Void> close(
            OrganisationTransaction transaction, List<String> sources, List<String> externalIds, Instant now) {
        return reviews.close(transaction, sources, externalIds, now);
    }

    /** A review as a decision finds it; null when there is none. */
    public Uni<@Nullable PendingReview> pending(OrganisationTransaction transaction, UUID review) {
        return reviews.find(transaction, review);
    }

    /** The same, and nobody else changes it until the transaction ends. */
    public Uni<@Nullable PendingReview> lock(OrganisationTransaction transaction, UUID review) {
        return reviews.lock(transaction, review);
    }

    /**
     * Keeps a decision and forgets what it was about.
     *
     * @param user whom the person is now; null when it is nobody
     */
    public Uni<Void> decide(
            OrganisationTransaction transaction,
            UUID review,
            Decision.Kind decision,
            @Nullable UUID user,
            Instant now) {
        return reviews.decide(transaction, review, decision, user, now);
    }

    /** Open ones of the sources' persons that a user is. */
    public Uni<List<Review>> ofUser(OrganisationTransaction transaction, UUID user) {
        return reviews.ofUser(transaction, user);
    }

    public Uni<Void> erase(OrganisationTransaction transaction, String source, String externalId) {
        return reviews.erase(transaction, source, externalId);
    }

    /** What was to be decided about one user is about another now. */
    public Uni<Void> move(OrganisationTransaction transaction, UUID from, UUID to) {
        return reviews.move(transaction, from, to);
    }

    public Uni<List<Review>> list(UUID organisation, @Nullable Instant opened, @Nullable UUID after, int limit) {
        return reading.open(
                organisation, opened == null ? Instant.EPOCH : opened, after == null ? new UUID(0, 0) : after, limit);
    }
}
