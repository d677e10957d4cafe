package platen.scim.groups.api;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.scim.PublicAddress;
import platen.scim.groups.ChangeScimGroup;
import platen.scim.groups.CreateScimGroup;
import platen.scim.groups.DeleteScimGroup;
import platen.scim.groups.FindScimGroups;
import platen.scim.groups.FindScimGroups.Shown;
import platen.scim.protocol.ResourceWrite;
import platen.scim.protocol.VersionCondition;
import platen.scim.protocol.api.ScimAnswers;
import platen.scim.protocol.api.ScimBody;
import platen.scim.protocol.api.ScimCaller;
import platen.scim.searching.Lists;
import platen.scim.searching.Projection;
import platen.scim.searching.SearchParameters;
import platen.scim.searching.SearchRequest;

/** SCIM Groups. Open to the OIDC layer because the gate has its own tokens; the organisation is the one the gate let in. */
@Path("/scim/v2/{organisation}/Groups")
@PermitAll
@Tag(name = "SCIM 2.0")
public class ScimGroupsResource {

    private final CreateScimGroup create;
    private final ChangeScimGroup change;
    private final DeleteScimGroup delete;
    private final FindScimGroups find;
    private final ListedGroups listed;
    private final Lists lists;
    private final ScimCaller caller;
    private final PublicAddress address;

    ScimGroupsResource(
            CreateScimGroup create,
            ChangeScimGroup change,
            DeleteScimGroup delete,
            FindScimGroups find,
            ListedGroups listed,
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
    @Operation(summary = "Create a group (RFC 7644, 3.3)")
    @APIResponse(responseCode = "201", description = "Created", content = @Content)
    public Uni<Response> create(ScimBody body, @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        Projection projection = SearchParameters.projection(uri.getQueryParameters());
        return create.create(caller.organisation(), body.json(), caller.requestId())
                .chain(group -> shown(group.id(), projection))
                .map(shown -> ScimAnswers.created(
                        GroupView.of(shown, tenantUrl),
                        projection::of,
                        shown.group().version()));
    }

    @GET
    @Operation(summary = "List groups, or look them up by a filter (RFC 7644, 3.4.2)")
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
    @Operation(summary = "Look groups up by a filter that no address shows (RFC 7644, 3.4.3)")
    public Uni<Response> search(ScimBody body, @Context UriInfo uri) {
        return list(SearchParameters.ofBody(body.json()), uri);
    }

    private Uni<Response> list(SearchRequest request, UriInfo uri) {
        return lists.answer(listed, caller.organisation(), request, tenantUrl(uri))
                .map(ScimAnswers::ok);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a group")
    @Parameter(name = "attributes", in = ParameterIn.QUERY)
    @Parameter(name = "excludedAttributes", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", description = "OK", content = @Content)
    @APIResponse(responseCode = "304", description = "If-None-Match names the current version")
    public Uni<Response> show(
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        Projection projection = SearchParameters.projection(uri.getQueryParameters());
        return shown(ResourceWrite.known(id), projection)
                .map(shown ->
                        VersionCondition.of(ifNoneMatch).names(shown.group().version())
                                ? ScimAnswers.notModified(shown.group().version())
                                : answer(shown, projection, tenantUrl));
    }

    @PUT
    @Path("/{id}")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Replace a group (RFC 7644, 3.5.1)")
    public Uni<Response> replace(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ScimBody body,
            @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        Projection projection = SearchParameters.projection(uri.getQueryParameters());
        return change.replace(write(id, ifMatch), body.json())
                .chain(group -> shown(group.id(), projection))
                .map(shown -> answer(shown, projection, tenantUrl));
    }

    /** Answers without a body unless one is asked for: it would hold every member, for each one added. */
    @PATCH
    @Path("/{id}")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change a group (RFC 7644, 3.5.2)")
    @Parameter(name = "attributes", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "204", description = "Changed, or so already")
    public Uni<Response> patch(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ScimBody body,
            @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        Projection projection = SearchParameters.projection(uri.getQueryParameters());
        return change.patch(write(id, ifMatch), body.json())
                .chain(group -> projection.wanted().isEmpty()
                        ? Uni.createFrom().item(ScimAnswers.done(group.version()))
                        : shown(group.id(), projection).map(shown -> answer(shown, projection, tenantUrl)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a group (RFC 7644, 3.6)")
    @APIResponse(responseCode = "204", description = "Gone")
    public Uni<Response> delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return delete.delete(write(id, ifMatch))
                .map(gone -> Response.noContent().build());
    }

    private Uni<Shown> shown(UUID group, Projection projection) {
        return find.byId(caller.organisation(), group, projection.mayShow("members"));
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

    private static Response answer(Shown shown, Projection projection, String tenantUrl) {
        return ScimAnswers.ok(
                projection.of(GroupView.of(shown, tenantUrl)), shown.group().version());
    }
}
