package platen.google.people.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code person-match-ambiguous}: a source's person waits for an administrator's decision. */
record MatchAmbiguous(
        @Nullable UUID reviewId,
        @Nullable String source,
        @Nullable String externalId,
        @Nullable String reason,
        @Nullable UUID userId) {}
