package platen.scim.linking.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code user-deleted}: a person is gone. */
record UserDeleted(@Nullable UUID userId) {}
