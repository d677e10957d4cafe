package platen.notification.mailing.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.notification.mailing.ListUnreachablePeople;

/** Who has a code, or is to have one, and no address to mail it to. */
@Path("/api/v1/people-without-address")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "helpdesk", "auditor"})
@Tag(name = "Mails")
public class UnreachablePeopleResource {

    private final CurrentOrganisation currentOrganisation;
    private final ListUnreachablePeople people;

    UnreachablePeopleResource(CurrentOrganisation currentOrganisation, ListUnreachablePeople people) {
        this.currentOrganisation = currentOrganisation;
        this.people = people;
    }

    @GET
    @Operation(
            summary = "List active people without an address that can be written to",
            description = "An address that is entered later brings no mail by itself; the one owed can be sent again.")
    public Uni<Page<UnreachablePersonView>> list(
            @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") @Nullable Cursor cursor) {
        return people.list(currentOrganisation.id(), limit, cursor).map(page -> page.map(UnreachablePersonView::of));
    }
}
