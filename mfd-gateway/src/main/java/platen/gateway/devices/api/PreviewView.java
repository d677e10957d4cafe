package platen.gateway.devices.api;

import java.time.Instant;
import platen.gateway.devices.Pairings.Waiting;

/**
 * A device that waits to be approved, by what it says of itself.
 *
 * @param address the network address it asked from
 */
public record PreviewView(
        String serial, String model, String vendor, String address, Instant openedAt, Instant expiresAt) {

    static PreviewView of(Waiting waiting) {
        return new PreviewView(
                waiting.device().serial(),
                waiting.device().model(),
                waiting.device().vendor(),
                waiting.address(),
                waiting.openedAt(),
                waiting.expiresAt());
    }
}
