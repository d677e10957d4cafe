package platen.scim.users.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.scim.PublicAddress;
import platen.scim.filtering.FilterReader;
import platen.scim.filtering.domain.Condition;
import platen.scim.protocol.ResourceWrite;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.VersionCondition;
import platen.scim.protocol.api.PageRequest;
import platen.scim.protocol.api.ScimAnswers;
import platen.scim.protocol.api.ScimBody;
import platen.scim.protocol.api.ScimCaller;
import platen.scim.schema.UserSchemas;
import platen.scim.users.ChangeScimUser;
import platen.scim.users.CreateScimUser;
import platen.scim.users.DeleteScimUser;
import platen.scim.users.FindScimUsers;
import platen.scim.users.ScimUser;

/** SCIM Users. Open to the OIDC layer because the gate has its own tokens; the organisation is the one the gate let in. */
@Path("/scim/v2/{organisation}/Users")
@PermitAll
@Tag(name = "SCIM 2.0")
public class ScimUsersResource {

    private final CreateScimUser create;
    private final ChangeScimUser change;
    private final DeleteScimUser delete;
    private final FindScimUsers find;
    private final ScimCaller caller;
    private final PublicAddress address;

    ScimUsersResource(
            CreateScimUser create,
            ChangeScimUser change,
            DeleteScimUser delete,
            FindScimUsers find,
            ScimCaller caller,
            PublicAddress address) {
        this.create = create;
        this.change = change;
        this.delete = delete;
        this.find = find;
        this.caller = caller;
        this.address = address;
    }

    @POST
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Create a user (RFC 7644, 3.3)")
    @APIResponse(responseCode = "201", description = "Created", content = @Content)
    public Uni<Response> create(ScimBody body, @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        return create.create(caller.organisation(), body.json(), caller.requestId())
                .map(user -> ScimAnswers.created(UserView.of(user, tenantUrl), user.version()));
    }

    @GET
    @Operation(summary = "List users, or look them up by a filter (RFC 7644, 3.4.2)")
    public Uni<Response> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("startIndex") @Nullable String startIndex,
            @QueryParam("count") @Nullable String count,
            @Context UriInfo uri) {
        PageRequest page = PageRequest.read(startIndex, count);
        Condition condition = condition(filter, uri);
        String tenantUrl = tenantUrl(uri);
        return find.page(caller.organisation(), condition, page.skip(), page.count())
                .map(found -> ScimAnswers.ok(ScimJson.list(
                        found.total(),
                        page.startIndex(),
                        found.users().stream()
                                .map(user -> UserView.of(user, tenantUrl))
                                .toList())));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a user")
    public Uni<Response> show(@PathParam("id") String id, @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        return find.byId(caller.organisation(), ResourceWrite.known(id)).map(user -> answer(user, tenantUrl));
    }

    @PUT
    @Path("/{id}")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Replace a user (RFC 7644, 3.5.1)")
    public Uni<Response> replace(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ScimBody body,
            @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        return change.replace(write(id, ifMatch), body.json()).map(user -> answer(user, tenantUrl));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change a user (RFC 7644, 3.5.2)")
    public Uni<Response> patch(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ScimBody body,
            @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        return change.patch(write(id, ifMatch), body.json()).map(user -> answer(user, tenantUrl));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a user (RFC 7644, 3.6)")
    @APIResponse(responseCode = "204", description = "Gone")
    public Uni<Response> delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return delete.delete(write(id, ifMatch))
                .map(gone -> Response.noContent().build());
    }

    /** An empty filter reaches us as none, and must not find everybody. */
    private static Condition condition(@Nullable String filter, UriInfo uri) {
        if (filter == null && !uri.getQueryParameters().containsKey("filter")) {
            return Condition.ANYTHING;
        }
        return FilterReader.read(UserSchemas.TYPE, filter == null ? "" : filter);
    }

    private ResourceWrite write(String id, @Nullable String ifMatch) {
        return new ResourceWrite(
                caller.organisation(), ResourceWrite.known(id), VersionCondition.of(ifMatch), caller.requestId());
    }

    private String tenantUrl(UriInfo uri) {
        return address.tenantUrl(uri.getBaseUri(), caller.organisation());
    }

    private static Response answer(ScimUser user, String tenantUrl) {
        return ScimAnswers.ok(UserView.of(user, tenantUrl), user.version());
    }
}
