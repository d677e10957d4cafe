package platen.gateway.devices.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import platen.gateway.devices.CurrentDevice;

/** What a device needs to know of itself. */
@Path("/v1/devices/self")
@Tag(name = "Device")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("device")
public class SelfResource {

    private final CurrentDevice device;

    SelfResource(CurrentDevice device) {
        this.device = device;
    }

    @GET
    @Path("/config")
    @WhilePaused
    @Operation(summary = "Fetch the device's configuration; with If-None-Match only when it has changed")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeviceConfigView.class)))
    @APIResponse(responseCode = "304", description = "As the device has it")
    public Response config(@Context Request request) {
        DeviceConfigView view = DeviceConfigView.of(device.get());
        var tag = new EntityTag(view.fingerprint());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(view).tag(tag) : unchanged;
        return answer.cacheControl(CacheControl.valueOf("private, no-cache")).build();
    }
}
