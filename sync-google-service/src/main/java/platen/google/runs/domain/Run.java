package platen.google.runs.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run as it is told about. */
public record Run(
        UUID id,
        RunState state,
        boolean dryRun,
        Trigger trigger,
        Instant startedAt,
        @Nullable Instant finishedAt,
        RunCounts counts,
        RunPlan plan,
        @Nullable RunFailure failure) {}
