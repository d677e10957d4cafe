package platen.gateway.reminders.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody at a device wants to be mailed their access code.
 *
 * @param id of its line in the log
 * @param address what was typed, encrypted; it may be nobody's
 */
public record PendingReminder(UUID id, UUID deviceId, Instant at, byte[] address) {

    @Override
    public String toString() {
        return "PendingReminder[" + id + "]";
    }
}
