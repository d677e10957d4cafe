package platen.scim.log.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;
import platen.scim.log.ReadProvisioningLog;
import platen.scim.log.domain.LogEntry.Outcome;
import platen.scim.log.domain.LogQuery;

/** What the identity provider asked for in the last 30 days and what came of it. */
@Path("/api/v1/scim/log")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
@Tag(name = "SCIM provisioning log")
public class ProvisioningLogResource {

    private final CurrentOrganisation current;
    private final ReadProvisioningLog log;

    ProvisioningLogResource(CurrentOrganisation current, ReadProvisioningLog log) {
        this.current = current;
        this.log = log;
    }

    @GET
    @Operation(
            summary = "List what was asked for, newest first",
            description = "Of writes everything, of reads what was refused. resourceId: a SCIM id of a user or group."
                    + " outcome: done, unchanged or refused.")
    public Uni<Page<LogEntryView>> list(
            @QueryParam("resourceId") @Nullable UUID resource,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        return log.page(
                        current.id(),
                        new LogQuery(resource, outcome == null ? null : outcome(outcome)),
                        cursor == null ? LogQuery.NO_END : cursor.instant(0),
                        cursor == null ? LogQuery.LAST : cursor.uuid(1),
                        limit.andOneMore())
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.at(), last.id()))
                        .map(LogEntryView::of));
    }

    private static Outcome outcome(String slug) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                                List.of(Violation.ofParameter("outcome", "must be done, unchanged or refused")))
                        .exception());
    }
}
