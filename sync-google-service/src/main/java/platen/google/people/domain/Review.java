package platen.google.people.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Why a person of the directory waits for an administrator's decision.
 *
 * @param id entry of identity's review list
 * @param user who stands in the way
 */
public record Review(UUID id, String reason, UUID user, Instant since) {}
