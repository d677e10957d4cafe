package platen.identity.people.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.identity.people.EraseUser;
import platen.identity.people.EraseUser.Wish;
import platen.identity.people.ReadPersonalData;
import platen.identity.people.ReadPersonalData.PersonalData;
import platen.identity.review.domain.Review;
import platen.identity.subjects.domain.SubjectBinding;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** A person's rights to what is held of them. */
@Path("/api/v1/users/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "Personal data")
public class PersonalDataResource {

    private static final List<String> OTHERS =
            List.of("accesscode-service", "mfd-gateway", "notification-service", "sync-google-service", "scim-service");

    /** Proof that erasing is meant. */
    @Schema(name = "ErasureRequest")
    public record ErasureRequest(
            @Schema(required = true, description = "The user's own user name") @Nullable
            String userName) {}

    /** A sign-in of the person. */
    @Schema(name = "HeldSignIn")
    public record SignInView(String issuer, String subject, Instant boundAt) {

        static SignInView of(SubjectBinding binding) {
            return new SignInView(binding.subject().issuer(), binding.subject().subject(), binding.boundAt());
        }
    }

    /** What a source says of the person that waits for an administrator. */
    @Schema(name = "HeldReview")
    public record WaitingView(
            String source,
            String externalId,
            String userName,
            String displayName,
            @Nullable String email,
            Instant openedAt) {

        static WaitingView of(Review review) {
            return new WaitingView(
                    review.source(),
                    review.externalId(),
                    review.userName(),
                    review.displayName(),
                    review.email(),
                    review.openedAt());
        }
    }

    /** All that this service holds of a person. */
    @Schema(name = "PersonalData")
    public record PersonalDataView(
            UserView user,
            List<SignInView> signIns,
            List<WaitingView> waiting,

            @Schema(description = "Services that hold more of the person under the same user id")
            List<String> alsoHeldBy) {

        static PersonalDataView of(PersonalData data) {
            return new PersonalDataView(
                    UserView.of(data.profile()),
                    data.signIns().stream().map(SignInView::of).toList(),
                    data.waiting().stream().map(WaitingView::of).toList(),
                    OTHERS);
        }
    }

    private final EraseUser erase;
    private final ReadPersonalData read;
    private final CurrentOrganisation current;

    PersonalDataResource(EraseUser erase, ReadPersonalData read, CurrentOrganisation current) {
        this.erase = erase;
        this.read = read;
        this.current = current;
    }

    @GET
    @Path("personal-data")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "All that this service holds of a person; reading it is audited")
    public Uni<PersonalDataView> personalData(@PathParam("id") UUID id) {
        return read.of(current.id(), id, current.caller()).map(found -> {
            if (found == null) {
                throw Problems.notFound("user").exception();
            }
            return PersonalDataView.of(found);
        });
    }

    @POST
    @Path("erasure")
    @RequiresIfMatch
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Erase a person everywhere, for good",
            description =
                    "Every service drops what it holds; what stays is the user's id. A source that still has the person"
                            + " brings somebody new: remove the person there first.")
    @APIResponse(responseCode = "204", description = "Erased here; the other services follow")
    public Uni<RestResponse<Void>> erase(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch, ErasureRequest request) {
        String userName = request.userName() == null ? "" : request.userName();
        return erase.erase(current.id(), new Wish(id, userName, ifMatch, current.caller()))
                .map(found -> {
                    if (!found) {
                        throw Problems.notFound("user").exception();
                    }
                    return RestResponse.noContent();
                });
    }
}
