package platen.accesscode.auditing.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import platen.accesscode.auditing.AuditRecord;
import platen.accesscode.auditing.AuditRecord.Place;
import platen.accesscode.auditing.ReadAudit;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;

/** Who revealed and changed what. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
public class AuditResource {

    private final CurrentOrganisation organisation;
    private final ReadAudit audit;

    AuditResource(CurrentOrganisation organisation, ReadAudit audit) {
        this.organisation = organisation;
        this.audit = audit;
    }

    @GET
    @Operation(summary = "List reveals and changes, oldest first")
    public Uni<Page<AuditRecord>> list(
            @QueryParam("user") @Nullable UUID user,
            @QueryParam("cursor") @Nullable Cursor cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Place after = cursor == null ? null : new Place(cursor.instant(0), cursor.uuid(1));
        return audit.page(organisation.id(), user, after, limit.andOneMore())
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.at(), last.id())));
    }
}
