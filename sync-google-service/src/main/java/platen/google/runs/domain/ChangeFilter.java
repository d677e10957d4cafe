package platen.google.runs.domain;

import org.jspecify.annotations.Nullable;

/**
 * Which changes of a run are wanted.
 *
 * @param outcome null for all
 * @param refused only those of which the suite refused something
 */
public record ChangeFilter(@Nullable ChangeOutcome outcome, boolean refused) {

    public static final ChangeFilter ALL = new ChangeFilter(null, false);
    public static final ChangeFilter REFUSED = new ChangeFilter(null, true);
}
