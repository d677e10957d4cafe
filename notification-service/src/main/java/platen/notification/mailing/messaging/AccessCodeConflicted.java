package platen.notification.mailing.messaging;

import java.util.UUID;

/** Body of {@code access-code-conflicted}, as far as it matters here. */
record AccessCodeConflicted(UUID userId) {}
