package platen.scim.explaining.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a pushed code or card is not the one that works.
 *
 * @param kind access-code or card
 * @param reason slug of the rule broken
 * @param holderUserId who has it; null where nobody has
 */
public record CredentialProblem(
        String kind, String reason, @Nullable UUID holderUserId, Instant since) {}
