package platen.google.directory.domain;

import java.time.Instant;

/** What Google says of a channel it has opened. */
public record OpenedChannel(String resourceId, Instant expiresAt) {}
