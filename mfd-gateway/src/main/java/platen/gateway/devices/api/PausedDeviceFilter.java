package platen.gateway.devices.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.PairedDevice;
import platen.kit.rest.Problem;

/** A paused device is told so, whatever it asks for, unless that is marked {@link WhilePaused}. */
public class PausedDeviceFilter {

    private final SecurityIdentity identity;

    PausedDeviceFilter(SecurityIdentity identity) {
        this.identity = identity;
    }

    @ServerRequestFilter
    public @Nullable Response check(ResourceInfo asked) {
        return identity.getPrincipal() instanceof PairedDevice device && device.paused() && !isAllowed(asked)
                ? Problem.of(403, "device-paused", "This device is out of use")
                        .withDetail("An administrator has paused it.")
                        .toResponse()
                : null;
    }

    private static boolean isAllowed(ResourceInfo asked) {
        return asked.getResourceMethod().isAnnotationPresent(WhilePaused.class)
                || asked.getResourceClass().isAnnotationPresent(WhilePaused.class);
    }
}
