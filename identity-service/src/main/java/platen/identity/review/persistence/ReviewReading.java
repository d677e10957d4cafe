package platen.identity.review.persistence;

import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import platen.identity.review.domain.Review;
import platen.identity.review.domain.ReviewReason;
import platen.kit.organisation.OrganisationSessions;

/** Reads reviews for administrators. */
@ApplicationScoped
public class ReviewReading {

    private final OrganisationSessions sessions;

    ReviewReading(OrganisationSessions sessions) {
        this.sessions = sessions;
    }

    /** Open ones, longest waiting first, after the one opened then. */
    public Uni<List<Review>> open(UUID organisation, Instant opened, UUID after, int limit) {
        return sessions.read(
                organisation,
                () -> ReviewEntity.<ReviewEntity>find(
                                "organisationId = :organisation and state = 'open'"
                                        + " and (openedAt > :opened or openedAt = :opened and reviewId > :after)",
                                Sort.by("openedAt").and("reviewId"),
                                Parameters.with("organisation", organisation)
                                        .and("opened", opened)
                                        .and("after", after))
                        .range(0, limit - 1)
                        .list()
                        .map(found -> found.stream().map(ReviewReading::review).toList()));
    }

    private static Review review(ReviewEntity row) {
        return new Review(
                row.reviewId,
                row.source,
                row.externalId,
                ReviewReason.of(row.reason),
                row.userId,
                row.userName,
                row.displayName,
                row.email,
                row.openedAt);
    }
}
