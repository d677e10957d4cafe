package platen.notification.contact.messaging;

import java.util.UUID;

/** Body of {@code user-deleted}. */
record UserDeleted(UUID userId) {}
