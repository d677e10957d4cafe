package platen.notification.mailing.messaging;

import java.time.Instant;
import java.util.UUID;
import platen.kit.crypto.Sealed;

/** Body of {@code card-association-requested}, as far as it matters here. */
record CardAssociationRequested(UUID userId, String deviceName, long minutes, Instant expiresAt, Sealed sealedLink) {}
