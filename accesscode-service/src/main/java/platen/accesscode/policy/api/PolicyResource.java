package platen.accesscode.policy.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import platen.accesscode.Caller;
import platen.accesscode.policy.Policies;
import platen.accesscode.policy.Policies.Change;
import platen.accesscode.policy.VersionedPolicy;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** How new codes are made; changing it touches no code that exists. */
@Path("/api/v1/policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PolicyResource {

    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Policies policies;

    PolicyResource(CurrentOrganisation organisation, Caller caller, Policies policies) {
        this.organisation = organisation;
        this.caller = caller;
        this.policies = policies;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show the code policy")
    public Uni<RestResponse<PolicyBody>> show() {
        return policies.show(organisation.id()).map(found -> {
            if (found == null) {
                throw unknown();
            }
            return answer(found);
        });
    }

    @PUT
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(summary = "Change the code policy; existing codes stay")
    public Uni<RestResponse<PolicyBody>> change(
            @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch, @Valid PolicyBody body) {
        return policies.change(organisation.id(), body.policy(), ifMatch::matches, caller.cause())
                .map(change -> switch (change) {
                    case Change.Changed changed -> answer(changed.policy());
                    case Change.Stale stale ->
                        throw Problems.preconditionFailed().exception();
                    case Change.UnknownOrganisation unknown -> throw unknown();
                });
    }

    private static ProblemException unknown() {
        return Problems.notFound("policy").exception();
    }

    private static RestResponse<PolicyBody> answer(VersionedPolicy found) {
        return ETags.ok(PolicyBody.of(found.policy()), found.version());
    }
}
