package platen.gateway.devices.domain;

import java.security.Principal;
import java.util.UUID;

/** Who a device token speaks for. */
public record PairedDevice(UUID organisation, UUID id, String displayName) implements Principal {

    @Override
    public String getName() {
        return id.toString();
    }
}
