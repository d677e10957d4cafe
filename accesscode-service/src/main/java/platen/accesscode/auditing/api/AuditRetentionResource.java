package platen.accesscode.auditing.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import platen.accesscode.Caller;
import platen.accesscode.auditing.AuditRetention;
import platen.accesscode.auditing.AuditRetention.Retention;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** For how long the audit is kept. */
@Path("/api/v1/audit/retention")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuditRetentionResource {

    /**
     * @param days 30 to 3650; older records are deleted
     */
    @Schema(name = "AuditRetention")
    public record RetentionBody(
            @NotNull @Min(AuditRetention.SHORTEST_DAYS) @Max(AuditRetention.LONGEST_DAYS)
            Integer days) {}

    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final AuditRetention retention;

    AuditRetentionResource(CurrentOrganisation organisation, Caller caller, AuditRetention retention) {
        this.organisation = organisation;
        this.caller = caller;
        this.retention = retention;
    }

    @GET
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "Show for how many days the audit is kept")
    public Uni<RestResponse<RetentionBody>> show() {
        return retention.show(organisation.id()).map(AuditRetentionResource::answer);
    }

    @PUT
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(summary = "Change for how many days the audit is kept; is itself audited")
    public Uni<RestResponse<RetentionBody>> change(
            @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch, @Valid RetentionBody body) {
        return retention
                .change(organisation.id(), body.days(), ifMatch::matches, caller.cause())
                .map(changed -> {
                    if (changed == null) {
                        throw Problems.preconditionFailed().exception();
                    }
                    return answer(changed);
                });
    }

    private static RestResponse<RetentionBody> answer(Retention found) {
        return ETags.ok(new RetentionBody(found.days()), found.version());
    }
}
