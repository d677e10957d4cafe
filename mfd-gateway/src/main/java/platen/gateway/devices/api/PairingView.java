package platen.gateway.devices.api;

import java.time.Instant;
import java.util.UUID;
import platen.gateway.devices.StartPairing.Result.Started;

/**
 * An open pairing, for the device that asked for it.
 *
 * @param pairingCode for a person to type in the console
 * @param pairingSecret for the device to fetch its token with; not to be shown
 */
public record PairingView(
        UUID pairingId, String pairingCode, String pairingSecret, Instant expiresAt, long pollSeconds) {

    static PairingView of(Started started) {
        return new PairingView(
                started.id(),
                started.code().shown(),
                started.secret(),
                started.expiresAt(),
                started.poll().toSeconds());
    }

    @Override
    public String toString() {
        return "PairingView[" + pairingId + "]";
    }
}
