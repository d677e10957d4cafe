package platen.accesscode.conflicts.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import platen.accesscode.conflicts.Conflict;
import platen.accesscode.conflicts.Conflict.Place;
import platen.accesscode.conflicts.Conflicts;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;

/** Who should have a code or card that somebody else has. A conflict goes away by itself when the holder gives the value up. */
@Path("/api/v1/conflicts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "helpdesk", "auditor"})
public class ConflictResource {

    private final CurrentOrganisation organisation;
    private final Conflicts conflicts;

    ConflictResource(CurrentOrganisation organisation, Conflicts conflicts) {
        this.organisation = organisation;
        this.conflicts = conflicts;
    }

    @GET
    @Operation(summary = "List open conflicts, oldest first")
    public Uni<Page<Conflict>> list(
            @QueryParam("cursor") @Nullable Cursor cursor, @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Place after = cursor == null ? null : new Place(cursor.instant(0), cursor.uuid(1));
        return conflicts
                .page(organisation.id(), after, limit.andOneMore())
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.since(), last.id())));
    }
}
