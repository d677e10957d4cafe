package platen.google.runs.domain;

import java.util.UUID;

/** A run that waits for its turn. */
public record QueuedRun(UUID id, Trigger trigger, boolean dryRun) {}
