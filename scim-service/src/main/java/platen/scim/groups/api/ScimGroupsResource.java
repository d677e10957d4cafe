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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.scim.PublicAddress;
import platen.scim.filtering.GroupFilter;
import platen.scim.groups.ChangeScimGroup;
import platen.scim.groups.CreateScimGroup;
import platen.scim.groups.DeleteScimGroup;
import platen.scim.groups.FindScimGroups;
import platen.scim.groups.FindScimGroups.Shown;
import platen.scim.groups.domain.GroupCondition;
import platen.scim.protocol.ResourceWrite;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.VersionCondition;
import platen.scim.protocol.api.PageRequest;
import platen.scim.protocol.api.ScimAnswers;
import platen.scim.protocol.api.ScimBody;
import platen.scim.protocol.api.ScimCaller;

/** SCIM Groups. Open to the OIDC layer because the gate has its own tokens; the organisation is the one the gate let in. */
@Path("/scim/v2/{organisation}/Groups")
@PermitAll
@Tag(name = "SCIM 2.0")
public class ScimGroupsResource {

    private final CreateScimGroup create;
    private final ChangeScimGroup change;
    private final DeleteScimGroup delete;
    private final FindScimGroups find;
    private final ScimCaller caller;
    private final PublicAddress address;

    ScimGroupsResource(
            CreateScimGroup create,
            ChangeScimGroup change,
            DeleteScimGroup delete,
            FindScimGroups find,
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
    @Operation(summary = "Create a group (RFC 7644, 3.3)")
    @APIResponse(responseCode = "201", description = "Created", content = @Content)
    public Uni<Response> create(ScimBody body, @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        return create.create(caller.organisation(), body.json(), caller.requestId())
                .chain(group -> shown(group.id(), true))
                .map(shown -> ScimAnswers.created(
                        GroupView.of(shown, tenantUrl), shown.group().version()));
    }

    @GET
    @Operation(summary = "List groups, or look them up by a filter (RFC 7644, 3.4.2)")
    public Uni<Response> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("startIndex") @Nullable String startIndex,
            @QueryParam("count") @Nullable String count,
            @QueryParam("attributes") @Nullable String attributes,
            @QueryParam("excludedAttributes") @Nullable String excluded,
            @Context UriInfo uri) {
        PageRequest page = PageRequest.read(startIndex, count);
        String tenantUrl = tenantUrl(uri);
        return find.page(
                        caller.organisation(),
                        conditions(filter, uri),
                        page.skip(),
                        page.count(),
                        wantsMembers(attributes, excluded))
                .map(found -> ScimAnswers.ok(ScimJson.list(
                        found.total(),
                        page.startIndex(),
                        found.groups().stream()
                                .map(shown -> GroupView.of(shown, tenantUrl))
                                .toList())));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a group")
    public Uni<Response> show(
            @PathParam("id") String id,
            @QueryParam("attributes") @Nullable String attributes,
            @QueryParam("excludedAttributes") @Nullable String excluded,
            @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        return shown(ResourceWrite.known(id), wantsMembers(attributes, excluded))
                .map(shown -> answer(shown, tenantUrl));
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
        return change.replace(write(id, ifMatch), body.json())
                .chain(group -> shown(group.id(), true))
                .map(shown -> answer(shown, tenantUrl));
    }

    /** Answers without a body unless one is asked for: it would hold every member, for each one added. */
    @PATCH
    @Path("/{id}")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change a group (RFC 7644, 3.5.2)")
    @APIResponse(responseCode = "204", description = "Changed, or so already")
    public Uni<Response> patch(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("attributes") @Nullable String attributes,
            ScimBody body,
            @Context UriInfo uri) {
        String tenantUrl = tenantUrl(uri);
        return change.patch(write(id, ifMatch), body.json())
                .chain(group -> attributes == null || attributes.isBlank()
                        ? Uni.createFrom().item(ScimAnswers.done(group.version()))
                        : shown(group.id(), wantsMembers(attributes, null)).map(shown -> answer(shown, tenantUrl)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a group (RFC 7644, 3.6)")
    @APIResponse(responseCode = "204", description = "Gone")
    public Uni<Response> delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return delete.delete(write(id, ifMatch))
                .map(gone -> Response.noContent().build());
    }

    private Uni<Shown> shown(UUID group, boolean withMembers) {
        return find.byId(caller.organisation(), group, withMembers);
    }

    /** An empty filter reaches us as none, and must not find all. */
    private static List<GroupCondition> conditions(@Nullable String filter, UriInfo uri) {
        if (filter == null && !uri.getQueryParameters().containsKey("filter")) {
            return List.of();
        }
        return GroupFilter.read(filter == null ? "" : filter);
    }

    private static boolean wantsMembers(@Nullable String attributes, @Nullable String excluded) {
        return attributes == null || attributes.isBlank() ? !names(excluded, "members") : names(attributes, "members");
    }

    private static boolean names(@Nullable String list, String attribute) {
        return list != null
                && Arrays.stream(list.split(","))
                        .anyMatch(name -> name.strip().toLowerCase(Locale.ROOT).endsWith(attribute));
    }

    private ResourceWrite write(String id, @Nullable String ifMatch) {
        return new ResourceWrite(
                caller.organisation(), ResourceWrite.known(id), VersionCondition.of(ifMatch), caller.requestId());
    }

    private String tenantUrl(UriInfo uri) {
        return address.tenantUrl(uri.getBaseUri(), caller.organisation());
    }

    private static Response answer(Shown shown, String tenantUrl) {
        return ScimAnswers.ok(GroupView.of(shown, tenantUrl), shown.group().version());
    }
}
