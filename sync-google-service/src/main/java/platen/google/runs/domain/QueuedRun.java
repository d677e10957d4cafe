package platen.google.runs.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that waits for its turn.
 *
 * @param approves the run whose held changes it applies; null when it reads the directory
 */
public record QueuedRun(
        UUID id, Trigger trigger, boolean dryRun, @Nullable UUID approves) {}
