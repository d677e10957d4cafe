package platen.identity.people.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.identity.people.ChangeUser;
import platen.identity.people.CreateUser;
import platen.identity.people.DeleteUser;
import platen.identity.people.FindUsers;
import platen.identity.people.RemoveUser;
import platen.identity.people.domain.UserProfile;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.Cursor;
import platen.kit.rest.ETags;
import platen.kit.rest.Idempotent;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Page;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** The people of the caller's organisation. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UsersResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final CreateUser create;
    private final ChangeUser change;
    private final DeleteUser delete;
    private final RemoveUser remove;
    private final FindUsers find;
    private final CurrentOrganisation current;
    private final CurrentIdempotentRequest idempotent;

    UsersResource(
            CreateUser create,
            ChangeUser change,
            DeleteUser delete,
            RemoveUser remove,
            FindUsers find,
            CurrentOrganisation current,
            CurrentIdempotentRequest idempotent) {
        this.create = create;
        this.change = change;
        this.delete = delete;
        this.remove = remove;
        this.find = find;
        this.current = current;
        this.idempotent = idempotent;
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a user")
    @APIResponseSchema(value = UserView.class, responseCode = "201", responseDescription = "Created")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    public Uni<RestResponse<UserView>> create(CreateUserRequest request) {
        UUID organisation = current.id();
        return create.create(organisation, request.draft(), request.isInternal(), idempotent.get())
                .chain(id -> find.byId(organisation, id))
                .map(UsersResource::required)
                .map(made -> ETags.created(
                        URI.create("/api/v1/users/" + made.user().id()),
                        UserView.of(made),
                        made.user().version()));
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "List users in the order of user names")
    public Uni<Page<UserView>> list(@BeanParam UserFilter filter) {
        return find.list(current.id(), filter.query())
                .map(found -> Page.of(
                                found,
                                filter.limit(),
                                last -> Cursor.of(last.user().profile().userNameKey()))
                        .map(UserView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show a user")
    public Uni<RestResponse<UserView>> show(@PathParam("id") UUID id) {
        return find.byId(current.id(), id).map(UsersResource::shown);
    }

    @PATCH
    @Path("/{id}")
    @RequiresIfMatch
    @RolesAllowed("admin")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change, deactivate or reactivate a user")
    public Uni<RestResponse<UserView>> change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") IfMatch ifMatch,
            @RequestBody(
                            content = {
                                @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = UserPatch.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = UserPatch.class))
                            })
                    JsonNode patch) {
        UUID organisation = current.id();
        return change.change(organisation, id, UserPatch.read(patch), ifMatch)
                .chain(found ->
                        found ? find.byId(organisation, id) : Uni.createFrom().nullItem())
                .map(UsersResource::shown);
    }

    @DELETE
    @Path("/{id}")
    @RequiresIfMatch
    @RolesAllowed("admin")
    @Operation(summary = "Delete a user, at once or at the end of the organisation's retention")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<RestResponse<Void>> delete(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") IfMatch ifMatch,
            @Parameter(
                            description = "Only deactivate now and delete at the end of the retention; until then"
                                    + " reactivating brings back the same user with the same code")
                    @QueryParam("retain")
                    @DefaultValue("false")
                    boolean retain) {
        Uni<Boolean> gone =
                retain ? remove.remove(current.id(), id, ifMatch) : delete.delete(current.id(), id, ifMatch);
        return gone.map(found -> {
            if (!found) {
                throw Problems.notFound("user").exception();
            }
            return RestResponse.noContent();
        });
    }

    private static RestResponse<UserView> shown(@Nullable UserProfile found) {
        UserProfile user = required(found);
        return ETags.ok(UserView.of(user), user.user().version());
    }

    private static UserProfile required(@Nullable UserProfile found) {
        if (found == null) {
            throw Problems.notFound("user").exception();
        }
        return found;
    }
}
