package platen.identity.groups.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.groups.ChangeGroup;
import platen.identity.groups.ChangeMembers;
import platen.identity.groups.FindGroups;
import platen.identity.groups.api.GroupView.GroupReportView;
import platen.identity.groups.domain.GroupReport;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.Cursor;
import platen.kit.rest.ETags;
import platen.kit.rest.Idempotent;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Page;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** The groups of the caller's organisation: of its sources, and made by hand. */
@Path("/api/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Groups")
public class GroupsResource {

    private final FindGroups find;
    private final ChangeGroup change;
    private final ChangeMembers members;
    private final CurrentOrganisation current;
    private final CurrentIdempotentRequest idempotent;

    GroupsResource(
            FindGroups find,
            ChangeGroup change,
            ChangeMembers members,
            CurrentOrganisation current,
            CurrentIdempotentRequest idempotent) {
        this.find = find;
        this.change = change;
        this.members = members;
        this.current = current;
        this.idempotent = idempotent;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "List groups in the order of names")
    public Uni<Page<GroupView>> list(@BeanParam GroupFilter filter) {
        return find.list(current.id(), filter.query())
                .map(found -> Page.of(
                                found,
                                filter.limit(),
                                last -> Cursor.of(
                                        SearchKey.of(last.name()), last.id().toString()))
                        .map(GroupView::of));
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a group by hand")
    @APIResponseSchema(value = GroupReportView.class, responseCode = "201", responseDescription = "Created")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    public Uni<RestResponse<GroupReportView>> create(GroupRequests.Create request) {
        UUID organisation = current.id();
        return members.create(organisation, request.checkedName(), request.checkedMembers(), idempotent.get())
                .chain(id -> find.report(organisation, id))
                .map(GroupsResource::required)
                .map(made -> ETags.created(
                        URI.create("/api/v1/groups/" + made.group().id()),
                        GroupReportView.of(made),
                        made.group().version()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(
            summary =
                    "Show a group, how many of its members are known here, and the groups in it, which are not expanded")
    public Uni<RestResponse<GroupReportView>> show(@PathParam("id") UUID id) {
        return find.report(current.id(), id).map(GroupsResource::shown);
    }

    @PATCH
    @Path("/{id}")
    @RequiresIfMatch
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Target a source's group or let go of it; rename one made by hand")
    public Uni<RestResponse<GroupReportView>> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch, GroupRequests.Patch patch) {
        UUID organisation = current.id();
        return change.change(organisation, id, patch.checkedName(), patch.targeted(), ifMatch)
                .chain(found ->
                        found ? find.report(organisation, id) : Uni.createFrom().nullItem())
                .map(GroupsResource::shown);
    }

    @DELETE
    @Path("/{id}")
    @RequiresIfMatch
    @RolesAllowed("admin")
    @Operation(summary = "Delete a group made by hand")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<RestResponse<Void>> delete(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch) {
        return change.delete(current.id(), id, ifMatch).map(found -> {
            if (!found) {
                throw Problems.notFound("group").exception();
            }
            return RestResponse.noContent();
        });
    }

    private static RestResponse<GroupReportView> shown(@Nullable GroupReport found) {
        GroupReport report = required(found);
        return ETags.ok(GroupReportView.of(report), report.group().version());
    }

    static GroupReport required(@Nullable GroupReport found) {
        if (found == null) {
            throw Problems.notFound("group").exception();
        }
        return found;
    }
}
