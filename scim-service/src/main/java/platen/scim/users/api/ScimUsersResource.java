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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.scim.PublicAddress;
import platen.scim.protocol.ResourceWrite;
import platen.scim.protocol.VersionCondition;
import platen.scim.protocol.api.ScimAnswers;
import platen.scim.protocol.api.ScimBody;
import platen.scim.protocol.api.ScimCaller;
import platen.scim.searching.Lists;
import platen.scim.searching.Projection;
import platen.scim.searching.SearchParameters;
import platen.scim.searching.SearchRequest;
import platen.scim.users.ChangeScimUser;
import platen.scim.users.CreateScimUser;
import platen.scim.users.DeleteScimUser;
import platen.scim.users.FindScimUsers;
import platen.scim.users.ShownUser;

/** SCIM Users. Open to the OIDC layer because the gate has its own tokens; the organisation is the one the gate let in. */
@Path("/scim/v2/{organisation}/Users")
@PermitAll
@Tag(name = "SCIM 2.0")
public class ScimUsersResource {

    private final CreateScimUser create;
    private final ChangeScimUser change;
    private final DeleteScimUser delete;
    private final FindScimUsers find;
    private final ListedUsers listed;
    private final Lists lists;
    private final ScimCaller caller;
    private final PublicAddress address;

    ScimUsersResource(
            CreateScimUser create,
            ChangeScimUser change,
            DeleteScimUser delete,
            FindScimUsers find,
            ListedUsers listed,
            Lists lists,
            ScimCaller caller,
            PublicAddress address) {
        this.create = create;
        this.change = change;
        this.delete = delete;
        this.find = find;
        this.listed = listed;
        this.lists = lists;
        this.caller = caller;
        this.address = address;
    }

    @POST
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Create a user (RFC 7644, 3.3)")
    @APIResponse(responseCode = "201", description = "Created", content = @Content)
    public Uni<Response> create(ScimBody body, @Context UriInfo uri) {
        Projection projection = SearchParameters.projection(uri.getQueryParameters());
        String tenantUrl = tenantUrl(uri);
        ShownCredentials credentials = ShownCredentials.of(caller.settings(), projection, body.json());
        return create.create(caller.organisation(), caller.settings(), body.json(), caller.requestId())
                .map(user -> ScimAnswers.created(
                        UserView.ofNew(user, credentials, tenantUrl), projection::of, user.version()));
    }

    @GET
    @Operation(summary = "List users, or look them up by a filter (RFC 7644, 3.4.2)")
    @Parameter(name = "filter", in = ParameterIn.QUERY, description = "RFC 7644, 3.4.2.2")
    @Parameter(name = "sortBy", in = ParameterIn.QUERY)
    @Parameter(name = "sortOrder", in = ParameterIn.QUERY, description = "ascending or descending")
    @Parameter(name = "startIndex", in = ParameterIn.QUERY, description = "From 1")
    @Parameter(name = "count", in = ParameterIn.QUERY, description = "At most 200")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "RFC 9865; empty for the first page")
    @Parameter(name = "attributes", in = ParameterIn.QUERY)
    @Parameter(name = "excludedAttributes", in = ParameterIn.QUERY)
    public Uni<Response> list(@Context UriInfo uri) {
        return list(SearchParameters.ofAddress(uri.getQueryParameters()), uri);
    }

    @POST
    @Path("/.search")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Look users up by a filter that no address shows (RFC 7644, 3.4.3)")
    public Uni<Response> search(ScimBody body, @Context UriInfo uri) {
        return list(SearchParameters.ofBody(body.json()), uri);
    }

    private Uni<Response> list(SearchRequest request, UriInfo uri) {
        return lists.answer(listed, caller.organisation(), request, tenantUrl(uri))
                .map(ScimAnswers::ok);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a user")
    @Parameter(name = "attributes", in = ParameterIn.QUERY)
    @Parameter(name = "excludedAttributes", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", description = "OK", content = @Content)
    @APIResponse(responseCode = "304", description = "If-None-Match names the current version")
    public Uni<Response> show(
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        Projection projection = SearchParameters.projection(uri.getQueryParameters());
        Function<ShownUser, Response> answer =
                answer(uri, projection, ShownCredentials.of(caller.settings(), projection));
        return find.byId(caller.organisation(), ResourceWrite.known(id), withGroups(projection))
                .map(shown ->
                        VersionCondition.of(ifNoneMatch).names(shown.user().version())
                                ? ScimAnswers.notModified(shown.user().version())
                                : answer.apply(shown));
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
        Projection projection = SearchParameters.projection(uri.getQueryParameters());
        Function<ShownUser, Response> answer = written(uri, projection, body);
        return change.replace(write(id, ifMatch), body.json(), withGroups(projection))
                .map(answer);
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
        Projection projection = SearchParameters.projection(uri.getQueryParameters());
        Function<ShownUser, Response> answer = written(uri, projection, body);
        return change.patch(write(id, ifMatch), body.json(), withGroups(projection))
                .map(answer);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a user (RFC 7644, 3.6)")
    @APIResponse(responseCode = "204", description = "Gone")
    public Uni<Response> delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return delete.delete(write(id, ifMatch))
                .map(gone -> Response.noContent().build());
    }

    private ResourceWrite write(String id, @Nullable String ifMatch) {
        return new ResourceWrite(
                caller.organisation(),
                caller.settings(),
                ResourceWrite.known(id),
                VersionCondition.of(ifMatch),
                caller.requestId());
    }

    private String tenantUrl(UriInfo uri) {
        return address.tenantUrl(uri.getBaseUri(), caller.organisation());
    }

    private static boolean withGroups(Projection projection) {
        return projection.mayShow("groups");
    }

    private Function<ShownUser, Response> written(UriInfo uri, Projection projection, ScimBody body) {
        return answer(uri, projection, ShownCredentials.of(caller.settings(), projection, body.json()));
    }

    private Function<ShownUser, Response> answer(UriInfo uri, Projection projection, ShownCredentials credentials) {
        String tenantUrl = tenantUrl(uri);
        return shown -> ScimAnswers.ok(
                projection.of(UserView.of(shown, credentials, tenantUrl)),
                shown.user().version());
    }
}
