package platen.gateway.devices.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.Pairings.Waiting;
import platen.gateway.devices.domain.DeviceKey;

/**
 * A device that waits to be approved, by what it says of itself.
 *
 * @param keyThumbprint of the device's key (RFC 7638); null when it has none
 * @param address the network address it asked from
 */
public record PreviewView(
        String serial,
        String model,
        String vendor,
        String address,
        Instant openedAt,
        Instant expiresAt,
        @Nullable String keyThumbprint) {

    static PreviewView of(Waiting waiting) {
        return new PreviewView(
                waiting.device().serial(),
                waiting.device().model(),
                waiting.device().vendor(),
                waiting.address(),
                waiting.openedAt(),
                waiting.expiresAt(),
                waiting.device().key().map(DeviceKey::thumbprint).orElse(null));
    }
}
