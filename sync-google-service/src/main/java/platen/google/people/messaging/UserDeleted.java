package platen.google.people.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code user-deleted}. */
record UserDeleted(@Nullable UUID userId) {}
