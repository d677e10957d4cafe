package platen.gateway.registration.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody at a device wants to be mailed the link that confirms their card.
 *
 * @param id of its line in the log
 * @param userName what was typed, encrypted; it may be nobody's
 * @param card as its reader sent it, encrypted
 */
public record LinkRequest(UUID id, UUID deviceId, String deviceName, Instant at, byte[] userName, byte[] card) {

    @Override
    public String toString() {
        return "LinkRequest[" + id + "]";
    }
}
