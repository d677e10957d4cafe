package platen.gateway.devices.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A device an administrator has approved.
 *
 * @param pairedAt when it fetched its token; empty before
 */
public record Device(
        UUID id,
        String name,
        Optional<String> site,
        DeviceDescription description,
        Instant approvedAt,
        Optional<Instant> pairedAt,
        Optional<Instant> lastSeenAt,
        long version) {}
