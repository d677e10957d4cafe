package platen.scim.linking;

import java.time.Instant;
import java.util.UUID;

/**
 * Why a pushed person waits for an administrator's decision.
 *
 * @param id entry of identity's review list
 * @param user who stands in the way
 */
public record Review(UUID id, String reason, UUID user, Instant since) {}
