package platen.identity.subjects.api;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import platen.identity.subjects.BindSubject;
import platen.identity.subjects.BindSubject.Result;
import platen.identity.subjects.domain.Subject;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Problem;
import platen.kit.rest.Problems;

/** The caller's own sign-in. */
@Path("/api/v1/me/subject")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in")
public class MySubjectResource {

    /** Whom the caller is. */
    @Schema(name = "BoundSubject")
    public record BoundSubject(UUID userId) {}

    private final BindSubject bind;
    private final CurrentOrganisation current;
    private final SecurityIdentity identity;

    MySubjectResource(BindSubject bind, CurrentOrganisation current, SecurityIdentity identity) {
        this.bind = bind;
        this.current = current;
        this.identity = identity;
    }

    @PUT
    @RolesAllowed({"user", "admin", "helpdesk", "auditor"})
    @Operation(
            summary = "Bind the caller's sign-in to the person with their user name",
            description =
                    "The first time the token's preferred_username decides; after that its issuer and subject do.")
    public Uni<BoundSubject> bind() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token) || token.getSubject() == null) {
            throw new ForbiddenException("The token names no subject");
        }
        var subject = new Subject(token.getIssuer(), token.getSubject());
        return bind.bind(current.id(), subject, current.userName().orElse(null)).map(result -> switch (result) {
            case Result.Bound(UUID user) -> new BoundSubject(user);
            case Result.NoUserName none -> throw noUserName().exception();
            case Result.UnknownPerson unknown -> throw unknown().exception();
            case Result.PersonInactive inactive -> throw inactive().exception();
            case Result.PersonBoundElsewhere elsewhere -> throw elsewhere().exception();
        });
    }

    private static Problem noUserName() {
        return Problems.conflict(
                "user-name-claim-missing",
                "The sign-in tells no user name",
                "An administrator of the identity provider adds the claim preferred_username to its tokens.");
    }

    private static Problem unknown() {
        return Problem.of(404, "person-not-known", "Nobody has this user name")
                .withDetail("An administrator creates the person, or gives them the user name they sign in with.");
    }

    private static Problem inactive() {
        return Problems.conflict(
                "person-inactive",
                "The person is inactive",
                "An administrator reactivates the person before their first sign-in.");
    }

    private static Problem elsewhere() {
        return Problems.conflict(
                "person-bound-elsewhere",
                "The person signs in as somebody else",
                "Another sign-in of this issuer is bound to the person with this user name. When it is the same person, an"
                        + " administrator removes that binding (/api/v1/users/{id}/subjects).");
    }
}
