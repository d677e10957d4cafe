package platen.google.runs.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run this process carries out.
 *
 * @param fence number of the lock it holds; another number in the database means that the lock is lost
 * @param approves the run whose held changes it applies; null when it reads the directory and plans its own
 */
public record ActiveRun(
        UUID organisation,
        UUID id,
        long fence,
        boolean dryRun,
        Trigger trigger,
        @Nullable UUID approves) {

    public ActiveRun(UUID organisation, UUID id, long fence, boolean dryRun, Trigger trigger) {
        this(organisation, id, fence, dryRun, trigger, null);
    }

    public RunKind kind() {
        return RunKind.of(dryRun, approves, trigger);
    }

    /** The run that planned what this one applies. */
    public UUID planned() {
        return approves == null ? id : approves;
    }
}
