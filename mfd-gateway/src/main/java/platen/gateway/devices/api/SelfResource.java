package platen.gateway.devices.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import platen.gateway.devices.CurrentDevice;
import platen.gateway.devices.RenewDeviceToken;
import platen.gateway.offline.BundleKeys;
import platen.kit.rest.Problems;

/** What a device needs to know of itself. */
@Path("/v1/devices/self")
@Tag(name = "Device")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("device")
public class SelfResource {

    private final CurrentDevice device;
    private final RenewDeviceToken renewDeviceToken;
    private final BundleKeys bundleKeys;

    SelfResource(CurrentDevice device, RenewDeviceToken renewDeviceToken, BundleKeys bundleKeys) {
        this.bundleKeys = bundleKeys;
        this.device = device;
        this.renewDeviceToken = renewDeviceToken;
    }

    @POST
    @Path("/token")
    @WhilePaused
    @Operation(
            summary = "Take a new token; for devices with a key only",
            description = "The one this request came with works for five more minutes, or until the new one is used.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RenewedTokenView.class)))
    @APIResponse(responseCode = "409", description = "The device has no key, or the token was renewed meanwhile")
    public Uni<Response> renew(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        String presented =
                authorization.substring(authorization.indexOf(' ') + 1).strip();
        return renewDeviceToken
                .renew(device.get(), presented)
                .map(token -> token.map(renewed -> Response.ok(new RenewedTokenView(renewed.value()))
                                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                .build())
                        .orElseGet(() -> Problems.conflict(
                                        "token-not-renewable",
                                        "The token cannot be renewed",
                                        "The device has no key of its own, or its token was renewed meanwhile.")
                                .toResponse()));
    }

    /**
     * A device's new token, told once.
     *
     * @param deviceToken bound to the same key as the one before
     */
    public record RenewedTokenView(String deviceToken) {

        @Override
        public String toString() {
            return "RenewedTokenView[…]";
        }
    }

    @GET
    @Path("/config")
    @WhilePaused
    @Operation(summary = "Fetch the device's configuration; with If-None-Match only when it has changed")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeviceConfigView.class)))
    @APIResponse(responseCode = "304", description = "As the device has it")
    public Response config(@Context Request request) {
        DeviceConfigView view = DeviceConfigView.of(device.get(), bundleKeys.verificationKeys());
        var tag = new EntityTag(view.fingerprint());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(view).tag(tag) : unchanged;
        return answer.cacheControl(CacheControl.valueOf("private, no-cache")).build();
    }
}
