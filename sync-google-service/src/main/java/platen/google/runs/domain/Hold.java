package platen.google.runs.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a run that wait, or waited, for approval.
 *
 * @param run that planned them
 * @param planHash of that run's whole plan: what an approval must name
 * @param heldHash of the held changes alone
 * @param connection and {@code connectionVersion} say with which settings they were planned
 * @param endedAt null while it is open
 * @param approvedBy subject of who approved last; null when nobody did
 */
public record Hold(
        UUID run,
        HoldState state,
        byte[] planHash,
        byte[] heldHash,
        UUID connection,
        long connectionVersion,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    /** Whether these are still the settings with which it was planned. */
    public boolean isUnder(UUID currentConnection, long currentVersion) {
        return connection.equals(currentConnection) && connectionVersion == currentVersion;
    }

    public boolean isOpen() {
        return state == HoldState.OPEN;
    }
}
