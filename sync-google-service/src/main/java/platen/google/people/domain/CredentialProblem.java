package platen.google.people.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a code or card of the directory is not the one that works.
 *
 * @param kind access-code or card
 * @param reason slug of the rule broken
 * @param holder who has the value; null where nobody has
 */
public record CredentialProblem(
        String kind, String reason, @Nullable UUID holder, Instant since) {}
