package platen.notification.mailing.messaging;

import java.time.Instant;
import java.util.UUID;

/** Body of {@code access-code-expiring}, as far as it matters here. */
record AccessCodeExpiring(UUID userId, long version, Instant expiresAt) {}
