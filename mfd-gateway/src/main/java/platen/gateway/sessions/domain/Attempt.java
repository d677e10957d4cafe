package platen.gateway.sessions.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One try at one device.
 *
 * @param logId of its line in the log
 * @param attemptId the device's own id for it, the same when it sends the attempt again
 * @param requestMac tells a repetition from another request under the same id
 * @param stale whether the stream of credential changes was interrupted
 */
public record Attempt(
        UUID organisation,
        UUID deviceId,
        UUID logId,
        String attemptId,
        CredentialKind kind,
        byte[] requestMac,
        Instant at,
        boolean stale) {

    /** The same, when it is known how stale what it was decided by is. */
    public Attempt stale(boolean isStale) {
        return new Attempt(organisation, deviceId, logId, attemptId, kind, requestMac, at, isStale);
    }

    @Override
    public String toString() {
        return "Attempt[" + logId + "]";
    }
}
