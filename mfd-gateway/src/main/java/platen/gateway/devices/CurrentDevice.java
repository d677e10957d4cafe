package platen.gateway.devices;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import platen.gateway.devices.domain.PairedDevice;

/** The device whose token the request carries. */
@RequestScoped
public class CurrentDevice {

    private final SecurityIdentity identity;

    CurrentDevice(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * @throws ForbiddenException when the caller is no device
     */
    public PairedDevice get() {
        if (identity.getPrincipal() instanceof PairedDevice device) {
            return device;
        }
        throw new ForbiddenException("The caller is no device");
    }
}
