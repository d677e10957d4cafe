package platen.gateway.devices.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A device an administrator has approved.
 *
 * @param pairedAt when it fetched its token; empty before
 * @param pausedAt since when it logs nobody in; empty when it does
 */
public record Device(
        UUID id,
        String name,
        Optional<String> site,
        DeviceDescription description,
        Instant approvedAt,
        Optional<Instant> pairedAt,
        Optional<Instant> pausedAt,
        Optional<Instant> lastSeenAt,
        long version) {

    public DeviceState state() {
        if (pausedAt.isPresent()) {
            return DeviceState.PAUSED;
        }
        return pairedAt.isPresent() ? DeviceState.PAIRED : DeviceState.APPROVED;
    }
}
