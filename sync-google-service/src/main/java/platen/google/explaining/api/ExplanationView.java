package platen.google.explaining.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.ConnectionSettings;
import platen.google.connection.domain.CustomFields;
import platen.google.directory.domain.DirectoryUser;
import platen.google.explaining.domain.Explanation;
import platen.google.people.domain.CredentialProblem;
import platen.google.people.domain.Review;
import platen.google.people.domain.SuiteUser;
import platen.google.runs.api.ChangeView;
import platen.google.runs.domain.Examination;
import platen.google.runs.domain.RecordedChange;

/**
 * What is known of a person. No value of a code or card is in it.
 *
 * @param google as Google answers now; null when it has no such person or does not answer
 * @param scope what must hold for the person to be synced
 * @param user of the suite, whom the person is; null when none was told of so far
 * @param review what waits for a decision at identity-service; null when nothing does
 * @param problems what stands in the way of a code or card of the directory
 * @param change what a run would plan now; null when nothing, or when a run would fail
 * @param held what waits for approval; null when nothing does
 */
@Schema(name = "GoogleExplanation")
public record ExplanationView(
        String externalId,
        ConnectionView connection,
        @Nullable GoogleView google,
        List<ConditionView> scope,
        @Nullable UserView user,
        @Nullable ReviewView review,
        List<ProblemView> problems,
        @Nullable ChangeView change,
        @Nullable ChangeView held) {

    /** With which settings the person is read. */
    @Schema(name = "GoogleExplanationConnection")
    public record ConnectionView(String customer, String schema, String mode, String onRemoval, List<String> orgUnits) {

        static ConnectionView of(ConnectionSettings settings) {
            return new ConnectionView(
                    settings.customer(),
                    settings.fields().schema(),
                    settings.mode().name().toLowerCase(Locale.ROOT),
                    settings.onRemoval().word(),
                    settings.orgUnits().paths());
        }
    }

    /**
     * @param active neither suspended nor archived
     * @param accessCode masked; null when Google has none
     * @param card masked, as {@code accessCode}
     */
    @Schema(name = "GoogleExplanationGoogle")
    public record GoogleView(
            String email,
            String displayName,
            boolean active,
            String orgUnitPath,
            @Nullable String accessCode,
            @Nullable String card) {

        static GoogleView of(DirectoryUser user, CustomFields fields) {
            return new GoogleView(
                    user.primaryEmail(),
                    user.fullName(),
                    user.active(),
                    user.orgUnitPath(),
                    masked(user.field(fields.accessCode())),
                    masked(user.field(fields.card())));
        }

        /** A dot for each character: even one of them would make a short code easier to guess. */
        private static @Nullable String masked(Optional<String> value) {
            return value.map(text -> "•".repeat(text.codePointCount(0, text.length())))
                    .orElse(null);
        }
    }

    /**
     * @param condition directory-answers, in-directory, schema-usable or in-org-units
     */
    @Schema(name = "GoogleExplanationCondition")
    public record ConditionView(String condition, boolean holds, String detail) {

        static ConditionView of(Examination.Condition condition) {
            return new ConditionView(condition.name(), condition.holds(), condition.detail());
        }
    }

    @Schema(name = "GoogleExplanationUser")
    public record UserView(UUID id, Instant linkedAt) {

        static @Nullable UserView of(@Nullable SuiteUser user) {
            return user == null ? null : new UserView(user.id(), user.linkedAt());
        }
    }

    /**
     * @param id entry of {@code /api/v1/reviews}
     * @param userId who stands in the way
     */
    @Schema(name = "GoogleExplanationReview")
    public record ReviewView(UUID id, String reason, UUID userId, Instant since) {

        static @Nullable ReviewView of(@Nullable Review review) {
            return review == null ? null : new ReviewView(review.id(), review.reason(), review.user(), review.since());
        }
    }

    /**
     * @param credential access-code or card
     * @param reason slug of the rule broken
     * @param holderUserId who has the value
     */
    @Schema(name = "GoogleExplanationProblem")
    public record ProblemView(
            String credential, String reason, @Nullable UUID holderUserId, Instant since) {

        static ProblemView of(CredentialProblem problem) {
            return new ProblemView(problem.kind(), problem.reason(), problem.holder(), problem.since());
        }
    }

    static ExplanationView of(Explanation explanation) {
        Examination found = explanation.examination();
        DirectoryUser google = found.google();
        return new ExplanationView(
                found.externalId(),
                ConnectionView.of(explanation.settings()),
                google == null
                        ? null
                        : GoogleView.of(google, explanation.settings().fields()),
                found.conditions().stream().map(ConditionView::of).toList(),
                UserView.of(explanation.user()),
                ReviewView.of(explanation.review()),
                explanation.problems().stream().map(ProblemView::of).toList(),
                change(found.change()),
                change(found.held()));
    }

    private static @Nullable ChangeView change(@Nullable RecordedChange change) {
        return change == null ? null : ChangeView.of(change);
    }
}
