package platen.gateway.devices.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import platen.gateway.devices.PauseDevice;
import platen.gateway.devices.RotatePanelSecret;
import platen.gateway.devices.domain.Device;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.Problems;

/** Takes a device out of use and into it again, and its pages to another address. */
@Path("/api/v1/devices/{id}")
@Tag(name = "Devices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class DeviceUseResource {

    private final PauseDevice pauseDevice;
    private final RotatePanelSecret rotatePanelSecret;
    private final CurrentOrganisation organisation;

    DeviceUseResource(PauseDevice pauseDevice, RotatePanelSecret rotatePanelSecret, CurrentOrganisation organisation) {
        this.pauseDevice = pauseDevice;
        this.rotatePanelSecret = rotatePanelSecret;
        this.organisation = organisation;
    }

    @POST
    @Path("/pause")
    @Operation(summary = "Pause a device: it logs nobody in, and its sessions end")
    public Uni<RestResponse<DeviceView>> pause(@RestPath UUID id) {
        return pauseDevice.pause(organisation.id(), id, organisation.caller()).map(DeviceUseResource::answer);
    }

    @POST
    @Path("/resume")
    @Operation(summary = "Let a paused device log people in again")
    public Uni<RestResponse<DeviceView>> resume(@RestPath UUID id) {
        return pauseDevice.resume(organisation.id(), id).map(DeviceUseResource::answer);
    }

    private static RestResponse<DeviceView> answer(Optional<Device> found) {
        Device device = found.orElseThrow(() -> Problems.notFound("device").exception());
        return ETags.ok(DeviceView.of(device), device.version());
    }

    @POST
    @Path("/panel-secret")
    @Operation(summary = "Give a device's own pages another secret address; the one before is gone")
    public Uni<RestResponse<PanelSecretView>> rotate(@RestPath UUID id) {
        return rotatePanelSecret
                .rotate(organisation.id(), id)
                .map(secret -> secret.orElseThrow(
                        () -> Problems.notFound("paired device").exception()))
                .map(secret -> RestResponse.ResponseBuilder.ok(new PanelSecretView(secret.value()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
