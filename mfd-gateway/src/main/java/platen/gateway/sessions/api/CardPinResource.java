package platen.gateway.sessions.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import platen.gateway.devices.CurrentDevice;
import platen.gateway.pins.domain.ChosenPin;
import platen.gateway.sessions.ChoosePin;

/** Choosing a PIN at a device that wants one beside each card. */
@Path("/v1/card-pins")
@Tag(name = "Sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("device")
public class CardPinResource {

    private final ChoosePin choosePin;
    private final CurrentDevice device;

    CardPinResource(ChoosePin choosePin, CurrentDevice device) {
        this.choosePin = choosePin;
        this.device = device;
    }

    @POST
    @Operation(summary = "Choose the PIN of one's cards, proving oneself by access code, and log in")
    @APIResponse(
            responseCode = "201",
            description = "Chosen and logged in",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(responseCode = "401", description = "The code is not the card's holder's; again has a new ticket")
    @APIResponse(
            responseCode = "422",
            description = "The PIN breaks a rule, an attempt id used before, or a ticket not good any more")
    @APIResponse(responseCode = "429", description = "The device must wait; see Retry-After")
    public Uni<Response> choose(@Valid CardPinChoiceRequest request) {
        return choosePin
                .choose(
                        device.get(),
                        request.attemptId(),
                        request.ticket(),
                        request.code(),
                        new ChosenPin(request.pin()))
                .map(LoginAnswers::of);
    }
}
