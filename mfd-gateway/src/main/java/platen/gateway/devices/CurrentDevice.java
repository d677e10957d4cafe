package platen.gateway.devices;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import platen.gateway.devices.domain.PairedDevice;

/** The device whose token the request carries. */
@RequestScoped
public class CurrentDevice {

    /** Attribute of the identity of a device that has proved its key. */
    public static final String KEY_PROVED = "device-key-proved";

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

    /** Whether the request is proved by the device's own key, so that the device has one. */
    public boolean provedItsKey() {
        return Boolean.TRUE.equals(identity.getAttribute(KEY_PROVED));
    }
}
