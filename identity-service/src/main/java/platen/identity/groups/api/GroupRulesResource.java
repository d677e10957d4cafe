package platen.identity.groups.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import platen.identity.groups.ManageGroupRules;
import platen.identity.groups.domain.GroupRule;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.ETags;
import platen.kit.rest.Idempotent;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Page;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** What being in a group does. */
@Path("/api/v1/groups/{id}/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Groups")
public class GroupRulesResource {

    private final ManageGroupRules rules;
    private final CurrentOrganisation current;
    private final CurrentIdempotentRequest idempotent;

    GroupRulesResource(ManageGroupRules rules, CurrentOrganisation current, CurrentIdempotentRequest idempotent) {
        this.rules = rules;
        this.current = current;
        this.idempotent = idempotent;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "List the rules of a group, 20 at most, in the order they were made in")
    public Uni<Page<GroupRuleView>> list(@PathParam("id") UUID id) {
        return rules.list(current.id(), id).map(found -> {
            if (found == null) {
                throw Problems.notFound("group").exception();
            }
            return new Page<>(found.stream().map(GroupRuleView::of).toList(), null);
        });
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Make a rule for a targeted group: a credit for whoever joins, once each, or a code policy for the members")
    @APIResponseSchema(value = GroupRuleView.class, responseCode = "201", responseDescription = "Created")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    public Uni<RestResponse<GroupRuleView>> add(@PathParam("id") UUID id, GroupRequests.Rule request) {
        UUID organisation = current.id();
        return rules.add(organisation, id, request.effect(), idempotent.get()).chain(rule -> {
            if (rule == null) {
                throw Problems.notFound("group").exception();
            }
            return rules.find(organisation, id, rule)
                    .map(GroupRulesResource::required)
                    .map(made -> ETags.created(
                            URI.create("/api/v1/groups/" + id + "/rules/" + made.id()),
                            GroupRuleView.of(made),
                            made.version()));
        });
    }

    @GET
    @Path("{ruleId}")
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show a rule")
    public Uni<RestResponse<GroupRuleView>> show(@PathParam("id") UUID id, @PathParam("ruleId") UUID ruleId) {
        return rules.find(current.id(), id, ruleId).map(GroupRulesResource::shown);
    }

    @PUT
    @Path("{ruleId}")
    @RequiresIfMatch
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a rule for code policies; a credit can only be deleted")
    public Uni<RestResponse<GroupRuleView>> change(
            @PathParam("id") UUID id,
            @PathParam("ruleId") UUID ruleId,
            @HeaderParam("If-Match") IfMatch ifMatch,
            GroupRequests.Rule request) {
        UUID organisation = current.id();
        return rules.change(organisation, id, ruleId, request.effect(), ifMatch)
                .chain(found -> found
                        ? rules.find(organisation, id, ruleId)
                        : Uni.createFrom().nullItem())
                .map(GroupRulesResource::shown);
    }

    @DELETE
    @Path("{ruleId}")
    @RequiresIfMatch
    @RolesAllowed("admin")
    @Operation(summary = "Delete a rule; a credit that was given is not taken back")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<RestResponse<Void>> delete(
            @PathParam("id") UUID id, @PathParam("ruleId") UUID ruleId, @HeaderParam("If-Match") IfMatch ifMatch) {
        return rules.delete(current.id(), id, ruleId, ifMatch).map(found -> {
            if (!found) {
                throw Problems.notFound("rule").exception();
            }
            return RestResponse.noContent();
        });
    }

    private static RestResponse<GroupRuleView> shown(@Nullable GroupRule found) {
        GroupRule rule = required(found);
        return ETags.ok(GroupRuleView.of(rule), rule.version());
    }

    private static GroupRule required(@Nullable GroupRule found) {
        if (found == null) {
            throw Problems.notFound("rule").exception();
        }
        return found;
    }
}
