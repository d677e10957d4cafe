package platen.notification.webhooks.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Page;
import platen.notification.channel.domain.AnnouncedType;

/** What webhooks can be told of. */
@Path("/api/v1/webhook-event-types")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
@Tag(name = "Webhooks")
public class EventTypeResource {

    private final CurrentOrganisation currentOrganisation;

    EventTypeResource(CurrentOrganisation currentOrganisation) {
        this.currentOrganisation = currentOrganisation;
    }

    @GET
    @Operation(
            summary = "List the types of events that a webhook can be told of",
            description = "With an example of each.")
    public Page<EventTypeView> list() {
        // Refuses callers without an organisation; the types are the same for all.
        var unused = currentOrganisation.id();
        return new Page<>(
                Arrays.stream(AnnouncedType.values()).map(EventTypeView::of).toList(), null);
    }
}
