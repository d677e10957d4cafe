package platen.accesscode.conflicts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.CredentialKind;

/**
 * What an administrator sees of a wanted value.
 *
 * @param kind {@code access-code} or {@code card}
 * @param userId who should have the value
 * @param holderUserId who has it
 * @param source who supplied it
 */
public record Conflict(
        UUID id, String kind, UUID userId, @Nullable UUID holderUserId, String source, Instant since) {

    /** Which conflicts are asked for: a person's, those of a kind; null asks for all. */
    public record Filter(@Nullable UUID user, @Nullable CredentialKind kind) {}

    /** Where a page goes on: the last conflict of the one before. */
    public record Place(Instant since, UUID id) {}
}
