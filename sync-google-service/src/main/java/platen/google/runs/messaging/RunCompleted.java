package platen.google.runs.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code run-completed}. */
public record RunCompleted(
        String source, UUID runId, @Nullable String noticeAddress, Counts counts) {

    static final String TYPE = "platen.directory.run-completed.v1";

    /** People counted. */
    public record Counts(int read, int published, int unchanged, int removed) {}
}
