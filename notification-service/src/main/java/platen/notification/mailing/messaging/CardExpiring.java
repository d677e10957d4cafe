package platen.notification.mailing.messaging;

import java.time.Instant;
import java.util.UUID;

/** Body of {@code card-expiring}, as far as it matters here. */
record CardExpiring(UUID userId, Instant validUntil) {}
