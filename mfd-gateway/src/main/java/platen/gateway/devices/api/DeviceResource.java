package platen.gateway.devices.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.ApprovePairing;
import platen.gateway.devices.Devices;
import platen.gateway.devices.Devices.DeviceFilter;
import platen.gateway.devices.UnpairDevice;
import platen.gateway.devices.domain.Device;
import platen.gateway.devices.domain.DeviceState;
import platen.gateway.devices.domain.PairingCode;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.Cursor;
import platen.kit.rest.ETags;
import platen.kit.rest.Idempotent;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** An organisation's devices, for its administrators. */
@Path("/api/v1/devices")
@Tag(name = "Devices")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DeviceResource {

    private final Devices devices;
    private final ApprovePairing approvePairing;
    private final UnpairDevice unpairDevice;
    private final CurrentOrganisation organisation;
    private final CurrentIdempotentRequest idempotentRequest;

    DeviceResource(
            Devices devices,
            ApprovePairing approvePairing,
            UnpairDevice unpairDevice,
            CurrentOrganisation organisation,
            CurrentIdempotentRequest idempotentRequest) {
        this.devices = devices;
        this.approvePairing = approvePairing;
        this.unpairDevice = unpairDevice;
        this.organisation = organisation;
        this.idempotentRequest = idempotentRequest;
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @Operation(summary = "Approve the device that shows a pairing code")
    @APIResponseSchema(value = DeviceView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "422", description = "No device waits with this code")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    public Uni<RestResponse<DeviceView>> approve(@Valid ApprovalRequest request) {
        UUID asking = organisation.id();
        var command = new ApprovePairing.Command(
                asking,
                PairingCode.parse(request.pairingCode()),
                request.name().strip(),
                Optional.ofNullable(request.site()).map(String::strip).filter(site -> !site.isEmpty()),
                organisation.caller(),
                idempotentRequest.get());
        return approvePairing
                .approve(command)
                .chain(creation -> view(asking, UUID.fromString(creation.reference())))
                .map(device -> ETags.created(
                        URI.create("/api/v1/devices/" + device.id()), DeviceView.of(device), device.version()));
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "List devices in order of approval")
    public Uni<Page<DeviceView>> list(
            @Parameter(description = "Where they stand") @QueryParam("site") @Nullable String site,
            @Parameter(schema = @Schema(enumeration = {"approved", "paired", "paused"})) @QueryParam("state") @Nullable
                    String state,
            @Parameter(description = "Part of the name or the serial number") @QueryParam("q") @Nullable String text,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        var filter = new DeviceFilter(site, state == null ? null : state(state), text);
        return devices.list(organisation.id(), filter, limit, cursor)
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.approvedAt(), last.id()))
                        .map(DeviceView::of));
    }

    private static DeviceState state(String text) {
        return DeviceState.of(text)
                .orElseThrow(() -> Problems.invalid(
                                List.of(Violation.ofParameter("state", "must be approved, paired or paused")))
                        .exception());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Fetch a device")
    public Uni<RestResponse<DeviceView>> get(@RestPath UUID id) {
        return view(organisation.id(), id).map(device -> ETags.ok(DeviceView.of(device), device.version()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(summary = "Unpair a device: its token and its sessions end. If-Match is heeded when sent")
    @APIResponse(responseCode = "204", description = "Unpaired")
    public Uni<RestResponse<Void>> unpair(@RestPath UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        return unpairDevice
                .unpair(organisation.id(), id, Optional.ofNullable(ifMatch))
                .map(unpaired -> {
                    if (!unpaired) {
                        throw Problems.notFound("device").exception();
                    }
                    return RestResponse.noContent();
                });
    }

    private Uni<Device> view(UUID asking, UUID id) {
        return devices.find(asking, id)
                .map(found ->
                        found.orElseThrow(() -> Problems.notFound("device").exception()));
    }
}
