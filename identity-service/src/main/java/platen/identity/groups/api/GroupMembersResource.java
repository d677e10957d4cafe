package platen.identity.groups.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.ChangeMembers;
import platen.identity.groups.FindGroups;
import platen.identity.groups.api.GroupView.GroupReportView;
import platen.identity.groups.domain.GroupMember;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** Who is in a group. */
@Path("/api/v1/groups/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Groups")
public class GroupMembersResource {

    /** A member of a targeted group. */
    @Schema(name = "GroupMember")
    public record GroupMemberView(
            @Schema(description = "What the source calls the person; of a group made by hand the user's id")
            String member,

            @Schema(description = "Missing while nobody here is linked to the person") @Nullable
            UUID userId,

            @Nullable String userName,
            @Nullable String displayName) {

        static GroupMemberView of(GroupMember member) {
            return new GroupMemberView(member.member(), member.user(), member.userName(), member.displayName());
        }
    }

    private final FindGroups find;
    private final ChangeMembers change;
    private final CurrentOrganisation current;

    GroupMembersResource(FindGroups find, ChangeMembers change, CurrentOrganisation current) {
        this.find = find;
        this.change = change;
        this.current = current;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "List the members of a targeted group, also those nobody is linked to yet")
    public Uni<Page<GroupMemberView>> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        return find.members(current.id(), id, cursor == null ? null : cursor.text(0), limit.andOneMore())
                .map(found -> {
                    if (found == null) {
                        throw Problems.notFound("group").exception();
                    }
                    return Page.of(found, limit, last -> Cursor.of(last.member()))
                            .map(GroupMemberView::of);
                });
    }

    @POST
    @RequiresIfMatch
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add people to a group made by hand and take some out; the same again changes nothing")
    public Uni<RestResponse<GroupReportView>> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch, GroupRequests.Members wanted) {
        UUID organisation = current.id();
        return change.change(organisation, id, wanted.added(), wanted.removed(), ifMatch)
                .chain(found ->
                        found ? find.report(organisation, id) : Uni.createFrom().nullItem())
                .map(GroupsResource::required)
                .map(report ->
                        ETags.ok(GroupReportView.of(report), report.group().version()));
    }
}
