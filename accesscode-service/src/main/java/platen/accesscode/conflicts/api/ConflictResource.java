package platen.accesscode.conflicts.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import platen.accesscode.conflicts.Conflict;
import platen.accesscode.conflicts.Conflict.Filter;
import platen.accesscode.conflicts.Conflict.Place;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.domain.CredentialKind;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

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
            @QueryParam("user") @Nullable UUID user,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("cursor") @Nullable Cursor cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Place after = cursor == null ? null : new Place(cursor.instant(0), cursor.uuid(1));
        return conflicts
                .page(organisation.id(), new Filter(user, kind(kind)), after, limit.andOneMore())
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.since(), last.id())));
    }

    private static @Nullable CredentialKind kind(@Nullable String kind) {
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case "access-code" -> CredentialKind.ACCESS_CODE;
            case "card" -> CredentialKind.CARD;
            default ->
                throw Problems.invalid(List.of(Violation.ofParameter("kind", "must be access-code or card")))
                        .exception();
        };
    }
}
