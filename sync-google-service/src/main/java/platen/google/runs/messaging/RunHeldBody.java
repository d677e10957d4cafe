package platen.google.runs.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code run-held}.
 *
 * @param planHash hexadecimal; an approval names it
 * @param people who wait
 */
public record RunHeldBody(
        String source, UUID runId, @Nullable String noticeAddress, String planHash, int people, Held held) {

    static final String TYPE = "platen.directory.run-held.v1";

    /** Changes that wait, by class; a person can have several. */
    public record Held(int removals, int disables, int codeClears, int cardClears, int emailChanges) {}
}
