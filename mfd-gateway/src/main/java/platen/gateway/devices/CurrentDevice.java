package platen.gateway.devices;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.settings.domain.Method;
import platen.gateway.settings.domain.PinRule;
import platen.gateway.settings.domain.Settings;

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

    /**
     * Whether the device may let people in by card while it is cut off: it is allowed to, a card can do without a PIN, and the
     * request is proved by a key of its own.
     */
    public boolean mayWorkOffline() {
        Settings settings = get().settings();
        return settings.offline()
                && settings.offers(Method.CARD)
                && settings.pin() != PinRule.ALWAYS
                && Boolean.TRUE.equals(identity.getAttribute(KEY_PROVED));
    }
}
