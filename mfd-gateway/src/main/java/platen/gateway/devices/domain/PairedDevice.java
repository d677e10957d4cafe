package platen.gateway.devices.domain;

import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.settings.domain.Settings;

/**
 * Who a device token speaks for, and what holds there.
 *
 * @param site where it stands
 * @param paused it logs nobody in
 */
public record PairedDevice(
        UUID organisation, UUID id, String name, Optional<String> site, Settings settings, boolean paused)
        implements Principal {

    /** One that is in use. */
    public PairedDevice(UUID organisation, UUID id, String name, Optional<String> site, Settings settings) {
        this(organisation, id, name, site, settings, false);
    }

    @Override
    public String getName() {
        return id.toString();
    }
}
