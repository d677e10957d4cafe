package platen.scim.linking.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code person-linked}: a source's person is this user. */
record PersonLinked(
        @Nullable UUID userId,
        @Nullable String source,
        @Nullable String externalId) {}
