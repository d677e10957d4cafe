package platen.gateway.reminders.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import platen.gateway.devices.CurrentDevice;
import platen.gateway.reminders.NoteReminder;

/** "Forgotten your access code?" on a panel. */
@Path("/v1/reminders")
@Tag(name = "Reminders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("device")
public class ReminderResource {

    private final NoteReminder noteReminder;
    private final CurrentDevice device;

    ReminderResource(NoteReminder noteReminder, CurrentDevice device) {
        this.noteReminder = noteReminder;
        this.device = device;
    }

    /** One answer whoever asks, however often: whether the address is anybody's is not told here. */
    @POST
    @Operation(summary = "Ask for a reminder; always 202")
    @APIResponse(responseCode = "202", description = "Heard")
    public Uni<RestResponse<Void>> remind(@Valid ReminderRequest request) {
        return noteReminder.note(device.get(), request.email()).replaceWith(RestResponse.accepted());
    }
}
