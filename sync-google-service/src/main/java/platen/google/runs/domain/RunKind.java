package platen.google.runs.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a run was for, as metrics have it. */
public enum RunKind {
    /** The directory is read and what has changed is published. */
    RUN,
    /** The same, but nothing is published. */
    DRY_RUN,
    /** What an administrator has approved is published. */
    APPROVAL,
    /** Google named some people, and those were read. */
    PUSH;

    /**
     * @param approves anything but null for a run that applies what another one held
     */
    public static RunKind of(boolean dryRun, @Nullable Object approves, Trigger trigger) {
        if (trigger == Trigger.PUSH) {
            return PUSH;
        }
        if (dryRun) {
            return DRY_RUN;
        }
        return approves == null ? RUN : APPROVAL;
    }

    /** {@code dry-run}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
