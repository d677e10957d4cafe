package platen.google.people.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code credential-refused} and {@code access-code-conflicted}, as far as they are read here.
 *
 * @param kind access-code or card; absent in a conflict, which is about a code
 * @param reason the rule broken; absent in a conflict
 * @param holderUserId who has the code; in a conflict only
 */
record CredentialRefused(
        @Nullable UUID userId,
        @Nullable String kind,
        @Nullable String source,
        @Nullable String reason,
        @Nullable UUID holderUserId) {}
