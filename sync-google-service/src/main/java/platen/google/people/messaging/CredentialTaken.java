package platen.google.people.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code access-code-issued} and {@code card-registered}: a value works from now on.
 *
 * @param origin synced when it is one that a source has
 */
record CredentialTaken(@Nullable UUID userId, @Nullable String origin) {}
