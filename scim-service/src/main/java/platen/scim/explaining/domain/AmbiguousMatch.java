package platen.scim.explaining.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A pushed person waits for an administrator's decision.
 *
 * @param reviewId entry of identity's review list
 * @param userId who stands in the way
 */
public record AmbiguousMatch(UUID reviewId, String reason, UUID userId, Instant since) {}
