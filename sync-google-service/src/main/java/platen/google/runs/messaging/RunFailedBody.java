package platen.google.runs.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code run-failed}. */
public record RunFailedBody(
        String source, UUID runId, @Nullable String noticeAddress, String reason) {

    static final String TYPE = "platen.directory.run-failed.v1";
}
