package platen.gateway.offline.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.CurrentDevice;
import platen.gateway.offline.HandInOfflineLogins;
import platen.gateway.offline.HandInOfflineLogins.Result;
import platen.gateway.offline.domain.OfflineLogin;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;

/** What a device did while it was cut off. */
@Path("/v1/devices/self/offline-activity")
@Tag(name = "Device")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("device")
public class OfflineResource {

    /** At most 500 at a time; what was handed in before does no harm. */
    public record HandInRequest(
            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid LoginRequest> logins) {}

    /**
     * One card that was shown.
     *
     * @param eventId the device's own id of it; the same when it is handed in again
     * @param userId whom the device let in; null when it let nobody in
     * @param at by the device's clock
     */
    public record LoginRequest(
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9._:-]{1,100}", message = "must be 1 to 100 letters, digits or . _ : -")
            String eventId,

            @Nullable UUID userId,
            @NotNull Instant at) {

        OfflineLogin login() {
            return new OfflineLogin(eventId, Optional.ofNullable(userId), at);
        }
    }

    private final HandInOfflineLogins handIn;
    private final CurrentDevice device;

    OfflineResource(HandInOfflineLogins handIn, CurrentDevice device) {
        this.handIn = handIn;
        this.device = device;
    }

    @POST
    @Operation(
            summary = "Hand in what happened while the device was cut off",
            description = "What is untaken says why: in-the-future, too-old (7 days) or unknown-user.")
    @APIResponseSchema(Result.class)
    @APIResponse(responseCode = "409", description = "The device may not let people in while it is cut off")
    public Uni<Result> handIn(@Valid HandInRequest request) {
        if (!device.mayWorkOffline()) {
            throw notAllowed();
        }
        return handIn.handIn(
                device.get(), request.logins().stream().map(LoginRequest::login).toList());
    }

    static ProblemException notAllowed() {
        return Problems.conflict(
                        "offline-not-allowed",
                        "This device may not let people in while it is cut off",
                        "An administrator has to allow it, with cards that need no PIN; and the device needs a key of its"
                                + " own.")
                .exception();
    }
}
