package platen.scim.log.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is looked for in the log; null asks for any. */
public record LogQuery(@Nullable UUID resource, LogEntry.@Nullable Outcome outcome) {

    /** After everything; PostgreSQL's own limits lie further out. */
    public static final Instant NO_END = Instant.parse("9999-12-31T00:00:00Z");

    public static final UUID LAST = new UUID(-1, -1);
}
