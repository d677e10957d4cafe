package platen.gateway.devices.api;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import platen.gateway.devices.CollectDeviceToken;
import platen.gateway.devices.StartPairing;
import platen.gateway.devices.domain.KeyProof;
import platen.kit.rest.Problem;
import platen.kit.rest.Problems;

/** Pairing, as the device sees it. Open to anybody: what it gives away is worth nothing until an administrator approves. */
@Path("/v1/devices/pairings")
@Tag(name = "Pairing")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class PairingResource {

    private static final String NO_STORE = "no-store";

    private final StartPairing startPairing;
    private final CollectDeviceToken collectDeviceToken;
    private final DeviceProofs proofs;

    PairingResource(StartPairing startPairing, CollectDeviceToken collectDeviceToken, DeviceProofs proofs) {
        this.proofs = proofs;
        this.startPairing = startPairing;
        this.collectDeviceToken = collectDeviceToken;
    }

    @POST
    @Operation(summary = "Ask to be paired")
    @APIResponse(
            responseCode = "201",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = PairingView.class)))
    @APIResponse(responseCode = "429", description = "Too many from this address; see Retry-After")
    public Uni<Response> start(@Valid PairingRequest request, HttpServerRequest http) {
        return startPairing
                .start(request.device(), http.remoteAddress().hostAddress())
                .map(result -> switch (result) {
                    case StartPairing.Result.Started started ->
                        Response.status(201)
                                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                                .entity(PairingView.of(started))
                                .build();
                    case StartPairing.Result.TooMany tooMany ->
                        Response.fromResponse(
                                        Problem.of(429, "too-many-pairings", "Too many pairings from this address")
                                                .toResponse())
                                .header(
                                        HttpHeaders.RETRY_AFTER,
                                        tooMany.retryAfter().toSeconds())
                                .build();
                });
    }

    @POST
    @Path("/{pairingId}/token")
    @Operation(summary = "Fetch the device's token once the pairing is approved")
    @APIResponse(
            responseCode = "200",
            description = "Paired",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not approved yet",
            content = @Content(schema = @Schema(implementation = PendingView.class)))
    @APIResponse(responseCode = "410", description = "Expired, or fetched before")
    @APIResponse(responseCode = "401", description = "The device has a key and has not proved it")
    @Parameter(
            name = DeviceProofs.HEADER,
            in = ParameterIn.HEADER,
            description = "Proof of the key the device asked with (RFC 9449)",
            schema = @Schema(type = SchemaType.STRING))
    public Uni<Response> token(@RestPath UUID pairingId, @Valid TokenRequest request, HttpServerRequest http) {
        return proofs.of(http, Optional.empty())
                .chain(proof ->
                        collectDeviceToken.collect(pairingId, request.pairingSecret(), proof.map(KeyProof::thumbprint)))
                .map(result -> switch (result) {
                    case CollectDeviceToken.Result.Paired paired ->
                        Response.ok(new TokenView(
                                        paired.deviceId(), paired.name(), paired.token(), paired.panelSecret()))
                                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                                .build();
                    case CollectDeviceToken.Result.NotYetApproved pending ->
                        Response.accepted(
                                        PendingView.pollingEvery(pending.poll().toSeconds()))
                                .build();
                    case CollectDeviceToken.Result.KeyNotProved unproved -> {
                        DeviceProofs.tellTheTime(http.response());
                        yield Problem.of(401, "key-proof-required", "The device must prove its key")
                                .withDetail(
                                        "Send a DPoP proof (RFC 9449) of this request by the key you asked with. The header Date"
                                                + " tells the time.")
                                .toResponse();
                    }
                    case CollectDeviceToken.Result.Gone gone ->
                        Problem.of(410, "pairing-over", "This pairing is over")
                                .withDetail("It has expired or its token was fetched before. Start a new one.")
                                .toResponse();
                    case CollectDeviceToken.Result.Unknown unknown ->
                        Problems.notFound("pairing").toResponse();
                });
    }
}
