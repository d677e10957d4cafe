package platen.gateway.devices.api;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import platen.gateway.devices.PreviewPairing;
import platen.gateway.devices.domain.PairingCode;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Problems;

/** Who shows a pairing code. It comes in a body, so that it is in no log of addresses. */
@Path("/api/v1/devices/pairings/preview")
@Tag(name = "Devices")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class PreviewResource {

    private final PreviewPairing previewPairing;
    private final CurrentOrganisation organisation;

    PreviewResource(PreviewPairing previewPairing, CurrentOrganisation organisation) {
        this.previewPairing = previewPairing;
        this.organisation = organisation;
    }

    @POST
    @Operation(summary = "Show which device waits with a pairing code, before approving it")
    @APIResponseSchema(PreviewView.class)
    @APIResponse(responseCode = "422", description = "No device waits with this code")
    public Uni<PreviewView> preview(@Valid PreviewRequest request) {
        // Nobody outside an organisation has anything to approve.
        organisation.id();
        return previewPairing
                .preview(PairingCode.parse(request.pairingCode()))
                .map(found -> PreviewView.of(found.orElseThrow(() -> Problems.unprocessable(
                                "pairing-code-unknown",
                                "No device waits with this pairing code",
                                "The code is mistyped, was used before or has expired. The device shows a new one.")
                        .exception())));
    }
}
