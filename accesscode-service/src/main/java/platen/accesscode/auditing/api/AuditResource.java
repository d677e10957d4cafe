package platen.accesscode.auditing.api;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Caller;
import platen.accesscode.auditing.AuditRecord;
import platen.accesscode.auditing.AuditRecord.Place;
import platen.accesscode.auditing.ExportAudit;
import platen.accesscode.auditing.ReadAudit;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;

/** Who revealed and changed what, and from where. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
public class AuditResource {

    private static final String JSON_LINES = "application/x-ndjson";

    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final ReadAudit audit;
    private final ExportAudit export;

    AuditResource(CurrentOrganisation organisation, Caller caller, ReadAudit audit, ExportAudit export) {
        this.organisation = organisation;
        this.caller = caller;
        this.audit = audit;
        this.export = export;
    }

    @GET
    @Operation(summary = "List reveals and changes, oldest first")
    public Uni<Page<AuditRecord>> list(
            @BeanParam AuditQuery query,
            @QueryParam("cursor") @Nullable Cursor cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Place after = cursor == null ? null : new Place(cursor.instant(0), cursor.uuid(1));
        return audit.page(organisation.id(), query.filter(), after, limit.andOneMore())
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.at(), last.id())));
    }

    @GET
    @Path("export")
    @Produces(JSON_LINES)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = HttpHeaders.CONTENT_DISPOSITION, value = "attachment; filename=\"audit.ndjson\"")
    @Operation(
            summary = "Export the audit as JSON lines, oldest first; is itself audited",
            description =
                    "Ends with what was written until the request. A change that was being made then may come late:"
                            + " who exports piece by piece lets the pieces overlap by a minute and compares ids.")
    public Multi<AuditRecord> export(@BeanParam AuditQuery query) {
        return export.export(organisation.id(), query.filter(), caller.cause());
    }
}
