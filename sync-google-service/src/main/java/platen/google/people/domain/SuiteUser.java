package platen.google.people.domain;

import java.time.Instant;
import java.util.UUID;

/** The user of the suite a person of the directory is. */
public record SuiteUser(UUID id, Instant linkedAt) {}
