package platen.google.runs;

import org.jspecify.annotations.Nullable;

/**
 * One event a run is going to publish.
 *
 * @param observation body of {@code person-observed}; null when the person is gone
 */
public record PlannedChange(String externalId, @Nullable String observation) {

    public boolean isRemoval() {
        return observation == null;
    }
}
