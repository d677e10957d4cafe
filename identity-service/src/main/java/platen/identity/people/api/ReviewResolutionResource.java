package platen.identity.people.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import platen.identity.people.ResolutionRefused;
import platen.identity.people.ResolveReview;
import platen.identity.people.ResolveReview.Resolved;
import platen.identity.review.domain.Decision;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Problem;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** What becomes of a source's person that waits. */
@Path("/api/v1/reviews/{id}/resolution")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "Reviews")
public class ReviewResolutionResource {

    /** An administrator's decision. */
    @Schema(name = "ResolutionRequest")
    public record ResolutionRequest(
            @Schema(
                    required = true,
                    enumeration = {"link", "create", "ignore"})
            @Nullable
            String decision,

            @Schema(description = "Of link: who the person is") @Nullable
            UUID userId,

            @Schema(
                    description =
                            "Of create: what to call the person when somebody else has the source's name for them")
            @Nullable
            String userName) {

        Decision read() {
            return switch (Decision.Kind.of(decision == null ? "" : decision).orElse(null)) {
                case LINK -> new Decision.Link(linked());
                case CREATE -> new Decision.Create(userName);
                case IGNORE -> new Decision.Ignore();
                case null -> throw invalid("/decision", "must be link, create or ignore");
            };
        }

        private UUID linked() {
            if (userId == null) {
                throw invalid("/userId", "is required to link");
            }
            return userId;
        }

        private static RuntimeException invalid(String pointer, String detail) {
            return Problems.invalid(List.of(Violation.at(pointer, detail))).exception();
        }
    }

    /**
     * What has been decided.
     *
     * @param userId whom the person is; null when it is nobody
     */
    @Schema(name = "Resolution")
    public record ResolutionView(
            UUID reviewId,

            @Schema(enumeration = {"link", "create", "ignore"})
            String decision,

            @Nullable UUID userId) {

        static ResolutionView of(Resolved resolved) {
            return new ResolutionView(resolved.review(), resolved.decision().word(), resolved.user());
        }
    }

    private final ResolveReview resolve;
    private final CurrentOrganisation current;

    ReviewResolutionResource(ResolveReview resolve, CurrentOrganisation current) {
        this.resolve = resolve;
        this.current = current;
    }

    @POST
    @Operation(
            summary = "Decide what becomes of a person that waits",
            description =
                    "Applied at once. The same decision again changes nothing. What is ignored stays so while the same"
                            + " user stands in the way for the same reason.")
    public Uni<ResolutionView> resolve(@PathParam("id") UUID id, ResolutionRequest request) {
        return resolve.resolve(current.id(), id, request.read(), current.caller())
                .map(resolved -> {
                    if (resolved == null) {
                        throw Problems.notFound("review").exception();
                    }
                    return ResolutionView.of(resolved);
                });
    }

    @ServerExceptionMapper
    public Response refused(ResolutionRefused refusal) {
        return problem(refusal.reason()).toResponse();
    }

    private static Problem problem(ResolutionRefused.Reason reason) {
        return switch (reason) {
            case DECIDED ->
                Problems.conflict(
                        "review-decided",
                        "The review is decided",
                        "It has been decided otherwise, or the source has changed its word and nothing is to be decided.");
            case CHANGED ->
                Problems.conflict(
                        "review-changed",
                        "The review has changed",
                        "The source has said something else of the person meanwhile. Look at it again.");
            case LINKED ->
                Problems.conflict(
                        "person-linked",
                        "The person has an account",
                        "Only a name is in question: change the name of one of the two, merge them, or ignore it.");
            case NO_SUCH_USER -> Problems.invalid(List.of(Violation.at("/userId", "is no user")));
            case INTERNAL ->
                Problems.conflict(
                        "user-internal",
                        "The user is internal",
                        "Sources leave internal users alone: remove the flag first.");
            case TWO_PEOPLE ->
                Problems.conflict(
                        "two-people-at-a-source",
                        "The source has both",
                        "The source has that user too, under another id, so to it they are two people.");
        };
    }
}
