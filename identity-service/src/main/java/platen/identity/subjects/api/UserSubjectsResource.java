package platen.identity.subjects.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import platen.identity.subjects.ManageSubjects;
import platen.identity.subjects.domain.SubjectBinding;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Page;
import platen.kit.rest.Problems;

/** Who signs in as a person. A binding comes with a sign-in and never changes, so removing one needs no If-Match. */
@Path("/api/v1/users/{id}/subjects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in")
public class UserSubjectsResource {

    /**
     * A sign-in bound to the person.
     *
     * @param issuer {@code iss} of its tokens
     * @param subject {@code sub} of its tokens
     */
    @Schema(name = "UserSubject")
    public record UserSubjectView(UUID id, String issuer, String subject, Instant boundAt) {

        static UserSubjectView of(SubjectBinding binding) {
            return new UserSubjectView(
                    binding.id(), binding.subject().issuer(), binding.subject().subject(), binding.boundAt());
        }
    }

    private final ManageSubjects subjects;
    private final CurrentOrganisation current;

    UserSubjectsResource(ManageSubjects subjects, CurrentOrganisation current) {
        this.subjects = subjects;
        this.current = current;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "List the sign-ins bound to a person, one per issuer")
    public Uni<Page<UserSubjectView>> list(@PathParam("id") UUID id) {
        return subjects.list(current.id(), id).map(found -> {
            if (found == null) {
                throw Problems.notFound("user").exception();
            }
            return new Page<>(found.stream().map(UserSubjectView::of).toList(), null);
        });
    }

    @DELETE
    @Path("{subjectId}")
    @RolesAllowed("admin")
    @Operation(summary = "Remove a binding; the next sign-in with the person's user name is bound anew")
    public Uni<RestResponse<Void>> remove(@PathParam("id") UUID id, @PathParam("subjectId") UUID subjectId) {
        return subjects.remove(current.id(), id, subjectId, current.caller()).map(removed -> {
            if (!removed) {
                throw Problems.notFound("user or binding").exception();
            }
            return RestResponse.noContent();
        });
    }
}
