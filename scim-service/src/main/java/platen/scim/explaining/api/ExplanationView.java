package platen.scim.explaining.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.scim.explaining.domain.AmbiguousMatch;
import platen.scim.explaining.domain.CredentialProblem;
import platen.scim.explaining.domain.Explanation;
import platen.scim.explaining.domain.KnownResource;
import platen.scim.explaining.domain.SuiteUser;
import platen.scim.log.api.LogEntryView;

/**
 * What is known of a pushed person. No value of a code or card is in it.
 *
 * @param resource null when every request to create the person was refused
 * @param user of the suite, whom the person became; null when none was told of so far
 * @param review what waits for a decision at identity-service; null when nothing does
 * @param problems what stands in the way of a pushed code or card
 * @param log the newest entries of the provisioning log
 */
@Schema(name = "ScimExplanation")
record ExplanationView(
        @Nullable Resource resource,
        @Nullable User user,
        @Nullable Review review,
        List<Problem> problems,
        List<LogEntryView> log) {

    /**
     * @param attributes by name
     * @param accessCode unmanaged, cleared or held
     * @param accessCard unmanaged, cleared or held
     */
    @Schema(name = "ScimExplanationResource")
    record Resource(
            UUID id,
            @Nullable String userName,
            @Nullable String externalId,
            @Nullable Boolean active,
            boolean deleted,
            Instant createdAt,
            Instant changedAt,
            @Nullable Instant deletedAt,
            List<String> attributes,
            String accessCode,
            String accessCard) {

        static Resource of(KnownResource known) {
            return new Resource(
                    known.id(),
                    known.userName(),
                    known.externalId(),
                    known.active(),
                    known.deletedAt() != null,
                    known.createdAt(),
                    known.changedAt(),
                    known.deletedAt(),
                    known.attributes(),
                    known.accessCode(),
                    known.accessCard());
        }
    }

    @Schema(name = "ScimExplanationUser")
    record User(UUID id, Instant linkedAt) {

        static User of(SuiteUser user) {
            return new User(user.id(), user.linkedAt());
        }
    }

    /**
     * @param id entry of {@code /api/v1/reviews}
     * @param userId who stands in the way
     */
    @Schema(name = "ScimExplanationReview")
    record Review(UUID id, String reason, UUID userId, Instant since) {

        static Review of(AmbiguousMatch match) {
            return new Review(match.reviewId(), match.reason(), match.userId(), match.since());
        }
    }

    /**
     * @param credential access-code or card
     * @param reason slug of the rule broken
     * @param holderUserId who has it
     */
    @Schema(name = "ScimExplanationProblem")
    record Problem(
            String credential, String reason, @Nullable UUID holderUserId, Instant since) {

        static Problem of(CredentialProblem problem) {
            return new Problem(problem.kind(), problem.reason(), problem.holderUserId(), problem.since());
        }
    }

    static ExplanationView of(Explanation explanation) {
        KnownResource resource = explanation.resource();
        SuiteUser user = explanation.user();
        AmbiguousMatch review = explanation.review();
        return new ExplanationView(
                resource == null ? null : Resource.of(resource),
                user == null ? null : User.of(user),
                review == null ? null : Review.of(review),
                explanation.problems().stream().map(Problem::of).toList(),
                explanation.log().stream().map(LogEntryView::of).toList());
    }
}
