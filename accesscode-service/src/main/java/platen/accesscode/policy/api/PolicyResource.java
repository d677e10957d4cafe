package platen.accesscode.policy.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Caller;
import platen.accesscode.bulk.domain.RegenerationOrder;
import platen.accesscode.bulk.domain.RegenerationScope;
import platen.accesscode.policy.Policies;
import platen.accesscode.policy.Policies.Change;
import platen.accesscode.policy.Policies.Wish;
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

    private static final String NOBODY = "nobody";

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
    @Operation(
            summary = "Change the code policy; existing codes stay",
            description =
                    "With ?regenerate=unfit generated codes that the new policy would not make any more are made anew,"
                            + " with ?regenerate=everybody all generated ones, by a job which the answer names; ?notify says"
                            + " whether their holders are mailed.")
    public Uni<RestResponse<ChangedPolicy>> change(
            @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch,
            @QueryParam("regenerate")
                    @DefaultValue(NOBODY)
                    @Pattern(regexp = "nobody|unfit|everybody", message = "must be nobody, unfit or everybody")
                    String regenerate,
            @QueryParam("notify")
                    @DefaultValue("true")
                    @Pattern(regexp = "true|false", message = "must be true or false")
                    String notify,
            @Valid PolicyBody body) {
        RegenerationOrder order = regenerate.equals(NOBODY)
                ? null
                : new RegenerationOrder(RegenerationScope.of(regenerate), Boolean.parseBoolean(notify));
        var wish = new Wish(body.policy(), order);
        return policies.change(organisation.id(), wish, ifMatch::matches, caller.cause())
                .map(change -> switch (change) {
                    case Change.Changed(VersionedPolicy policy, UUID job) -> changed(policy, job);
                    case Change.JobIsOpen(UUID job) -> throw jobIsOpen(job);
                    case Change.Stale stale ->
                        throw Problems.preconditionFailed().exception();
                    case Change.UnknownOrganisation unknown -> throw unknown();
                });
    }

    private static RestResponse<ChangedPolicy> changed(VersionedPolicy policy, @Nullable UUID job) {
        var answer = RestResponse.ResponseBuilder.ok(ChangedPolicy.of(policy.policy(), job))
                .tag(ETags.of(policy.version()));
        return job == null
                ? answer.build()
                : answer.location(URI.create("/api/v1/access-code-jobs/" + job)).build();
    }

    private static ProblemException jobIsOpen(UUID job) {
        return Problems.conflict(
                        "regeneration-open",
                        "Codes are being made anew",
                        "Another job is not at its end. The policy is as it was.")
                .with("jobId", job)
                .exception();
    }

    private static ProblemException unknown() {
        return Problems.notFound("policy").exception();
    }

    private static RestResponse<PolicyBody> answer(VersionedPolicy found) {
        return ETags.ok(PolicyBody.of(found.policy()), found.version());
    }
}
