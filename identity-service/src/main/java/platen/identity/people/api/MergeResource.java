package platen.identity.people.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.identity.people.FindUsers;
import platen.identity.people.MergeUsers;
import platen.identity.people.MergeUsers.Pair;
import platen.identity.people.domain.Merge;
import platen.identity.people.domain.UserProfile;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** Two records of one person become one. */
@Path("/api/v1/users/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "Users")
public class MergeResource {

    /**
     * The record that is to go up in this one.
     *
     * @param withETag the version of it that was seen; not needed for a preview
     */
    @Schema(name = "MergeRequest")
    public record MergeRequest(
            @Schema(required = true) @Nullable UUID with,

            @Schema(
                    description = "ETag of the other user, as If-Match is of this one; needed to merge",
                    examples = "\"3\"")
            @Nullable
            String withETag) {

        UUID other() {
            if (with == null) {
                throw Problems.invalid(List.of(Violation.at("/with", "is required")))
                        .exception();
            }
            return with;
        }

        IfMatch otherSeen() {
            if (withETag == null) {
                throw Problems.invalid(List.of(Violation.at("/withETag", "is required")))
                        .exception();
            }
            return IfMatch.valueOf(withETag);
        }
    }

    private final MergeUsers merge;
    private final FindUsers find;
    private final CurrentOrganisation current;

    MergeResource(MergeUsers merge, FindUsers find, CurrentOrganisation current) {
        this.merge = merge;
        this.find = find;
        this.current = current;
    }

    @POST
    @Path("merge-preview")
    @Operation(summary = "Show what merging another user into this one would do")
    public Uni<MergePreview> preview(@PathParam("id") UUID id, MergeRequest request) {
        return merge.preview(current.id(), id, request.other())
                .map(MergeResource::required)
                .map(MergePreview::of);
    }

    @POST
    @Path("merge")
    @RequiresIfMatch
    @Operation(
            summary = "Merge another user into this one",
            description =
                    "The other user is deleted: its code and cards end. A source that has both under different ids has"
                            + " two people: 409.")
    public Uni<RestResponse<UserView>> merge(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch, MergeRequest request) {
        UUID organisation = current.id();
        return merge.merge(organisation, new Pair(id, ifMatch, request.other(), request.otherSeen()), current.caller())
                .map(MergeResource::required)
                .invoke(MergeResource::refuseContested)
                .chain(done -> find.byId(organisation, id))
                .map(MergeResource::shown);
    }

    private static RestResponse<UserView> shown(@Nullable UserProfile found) {
        if (found == null) {
            throw Problems.notFound("user").exception();
        }
        return ETags.ok(UserView.of(found), found.user().version());
    }

    private static Merge required(@Nullable Merge found) {
        if (found == null) {
            throw Problems.notFound("user").exception();
        }
        return found;
    }

    private static void refuseContested(Merge merge) {
        if (!merge.contested().isEmpty()) {
            throw Problems.conflict(
                            "two-people-at-a-source",
                            "A source has both",
                            "To " + String.join(", ", merge.contested())
                                    + " these are two people. Remove one of them there first.")
                    .exception();
        }
    }
}
