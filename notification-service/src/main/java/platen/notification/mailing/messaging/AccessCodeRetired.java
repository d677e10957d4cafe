package platen.notification.mailing.messaging;

import java.util.UUID;

/** Body of {@code access-code-retired}, as far as it matters here. */
record AccessCodeRetired(UUID userId, long version) {}
