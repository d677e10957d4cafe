package platen.scim.log.domain;

import java.time.Instant;
import java.util.UUID;

/** An entry as it stands in the log. */
public record Logged(UUID id, Instant at, LogEntry entry) {}
