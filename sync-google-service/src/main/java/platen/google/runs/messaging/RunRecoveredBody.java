package platen.google.runs.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code run-recovered}.
 *
 * @param after what is over: failed or held
 */
public record RunRecoveredBody(
        String source, UUID runId, @Nullable String noticeAddress, String after) {

    static final String TYPE = "platen.directory.run-recovered.v1";
}
