package platen.google.runs.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run planned.
 *
 * @param planned changes; those planned so far while the run reads
 * @param hash null until the plan is complete, and for ever where the run failed before
 * @param holdRun the run under whose hold its held changes wait: itself, or an earlier one that held the same; null where nothing is held
 * @param approves the run whose held changes it applies; null for all others
 */
public record RunPlan(
        int planned,
        byte @Nullable [] hash,
        HeldCounts held,
        @Nullable UUID holdRun,
        @Nullable UUID approves) {}
