package platen.gateway.offline.api;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import platen.gateway.devices.CurrentDevice;
import platen.gateway.devices.Devices;
import platen.gateway.devices.domain.Device;
import platen.gateway.devices.domain.DeviceKey;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.offline.BuildBundle;
import platen.kit.rest.Problem;
import platen.kit.rest.ProblemException;

/** What a device lets people in with while it is cut off. */
@Path("/v1/devices/self/offline-bundle")
@Tag(name = "Device")
@RolesAllowed("device")
public class BundleResource {

    /** Lines of JSON; docs/adr/0019 has the format. */
    private static final String BUNDLE = "application/vnd.platen.offline-bundle";

    /**
     * What is sent.
     *
     * @param bundle empty when the device has it
     */
    private record Sent(EntityTag tag, Optional<Multi<byte[]>> bundle) {}

    private final CurrentDevice current;
    private final Devices devices;
    private final BuildBundle buildBundle;

    BundleResource(CurrentDevice current, Devices devices, BuildBundle buildBundle) {
        this.current = current;
        this.devices = devices;
        this.buildBundle = buildBundle;
    }

    @GET
    @Produces(BUNDLE)
    @Operation(
            summary = "Fetch the cards that may let people in while the device is cut off",
            description =
                    "Sealed to the device's key and good for 24 hours. With If-None-Match only when there is another.")
    @APIResponse(responseCode = "200", description = "Lines of JSON: header, a line for each card, signature")
    @APIResponse(responseCode = "304", description = "As the device has it")
    @APIResponse(responseCode = "409", description = "The device may not let people in by card while it is cut off")
    @APIResponse(responseCode = "429", description = "Bundles of others are being made; see Retry-After")
    public RestMulti<byte[]> fetch(@Context Request request) {
        PairedDevice device = current.get();
        if (!current.mayWorkOffline()) {
            throw OfflineResource.notAllowed();
        }
        Uni<Sent> sent = devices.find(device.organisation(), device.id())
                .map(found -> found.map(Device::description).flatMap(description -> description.key()))
                .map(key -> key.orElseThrow(OfflineResource::notAllowed))
                .chain(key -> buildBundle.version(device, key).map(version -> send(request, device, key, version)));
        return RestMulti.fromUniResponse(
                sent,
                answer -> answer.bundle().orElseGet(() -> Multi.createFrom().empty()),
                answer -> Map.of(
                        HttpHeaders.ETAG,
                        List.of('"' + answer.tag().getValue() + '"'),
                        HttpHeaders.CACHE_CONTROL,
                        List.of("private, no-cache")),
                answer -> answer.bundle().isPresent() ? 200 : 304);
    }

    private Sent send(Request request, PairedDevice device, DeviceKey key, String version) {
        var tag = new EntityTag(version);
        return request.evaluatePreconditions(tag) == null
                ? new Sent(tag, Optional.of(buildBundle.build(device, key).orElseThrow(BundleResource::busy)))
                : new Sent(tag, Optional.empty());
    }

    private static ProblemException busy() {
        return Problem.of(429, "bundles-being-made", "Bundles of others are being made")
                .withDetail("Try again in some seconds.")
                .exception();
    }
}
