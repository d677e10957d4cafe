package platen.scim.explaining.domain;

import java.time.Instant;
import java.util.UUID;

/** The user of the suite a pushed person became. */
public record SuiteUser(UUID id, Instant linkedAt) {}
