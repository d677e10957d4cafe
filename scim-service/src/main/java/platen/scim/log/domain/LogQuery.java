package platen.scim.log.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is looked for in the log; null asks for any. */
public record LogQuery(@Nullable UUID resource, LogEntry.@Nullable Outcome outcome) {}
