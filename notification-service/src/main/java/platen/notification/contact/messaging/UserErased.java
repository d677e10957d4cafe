package platen.notification.contact.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code user-erased}. */
record UserErased(@Nullable UUID userId) {}
