package platen.identity.auditing.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.identity.auditing.ReadActs;
import platen.identity.auditing.ReadActs.Place;
import platen.identity.auditing.domain.Act;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;

/** What administrators did that cannot be undone. */
@Path("/api/v1/organisation/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
@Tag(name = "Audit")
public class AuditResource {

    /**
     * One act; ids only.
     *
     * @param caller subject of the administrator's access token
     * @param otherUserId of a merge, who is no more
     */
    @Schema(name = "Act")
    public record ActView(
            UUID id,
            Instant at,
            String caller,

            @Schema(
                    enumeration = {
                        "users-merged",
                        "user-erased",
                        "personal-data-read",
                        "review-linked",
                        "review-created",
                        "review-ignored",
                        "import-applied",
                        "users-exported",
                        "codes-exported"
                    })
            String kind,

            @Nullable UUID userId,
            @Nullable UUID otherUserId,
            @Nullable UUID reviewId,
            @Nullable UUID importId) {

        static ActView of(Act act) {
            return new ActView(
                    act.id(),
                    act.at(),
                    act.caller(),
                    act.kind().word(),
                    act.user(),
                    act.otherUser(),
                    act.review(),
                    act.importId());
        }
    }

    private final ReadActs acts;
    private final CurrentOrganisation current;

    AuditResource(ReadActs acts, CurrentOrganisation current) {
        this.acts = acts;
        this.current = current;
    }

    @GET
    @Operation(summary = "List what administrators did that cannot be undone, oldest first")
    public Uni<Page<ActView>> list(
            @Parameter(description = "Whom it was done to") @QueryParam("userId") @Nullable UUID userId,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        Place place = cursor == null ? Place.START : new Place(cursor.instant(0), cursor.uuid(1));
        return acts.after(current.id(), place, userId, limit.andOneMore())
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.at(), last.id()))
                        .map(ActView::of));
    }
}
