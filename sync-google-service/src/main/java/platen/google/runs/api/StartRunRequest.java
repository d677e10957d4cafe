package platen.google.runs.api;

import org.jspecify.annotations.Nullable;

/**
 * What kind of run.
 *
 * @param dryRun reads and plans, and changes nothing; false when left out
 */
public record StartRunRequest(@Nullable Boolean dryRun) {}
