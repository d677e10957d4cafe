package platen.gateway.devices.api;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.Device;
import platen.gateway.devices.domain.DeviceKey;

/**
 * A device of the organisation.
 *
 * @param state {@code approved} until it has fetched its token, then {@code paired}, and {@code paused} while it logs nobody in
 * @param keyThumbprint of the key its token is bound to (RFC 7638); null when it has none
 */
public record DeviceView(
        UUID id,
        String name,
        @Nullable String site,
        String serial,
        String model,
        String vendor,

        @Schema(enumeration = {"approved", "paired", "paused"})
        String state,

        Instant approvedAt,
        @Nullable Instant pairedAt,
        @Nullable Instant pausedAt,
        @Nullable Instant lastSeenAt,
        @Nullable String keyThumbprint) {

    static DeviceView of(Device device) {
        return new DeviceView(
                device.id(),
                device.name(),
                device.site().orElse(null),
                device.description().serial(),
                device.description().model(),
                device.description().vendor(),
                device.state().text(),
                device.approvedAt(),
                device.pairedAt().orElse(null),
                device.pausedAt().orElse(null),
                device.lastSeenAt().orElse(null),
                device.description().key().map(DeviceKey::thumbprint).orElse(null));
    }
}
