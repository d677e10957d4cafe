package platen.notification.contact.messaging;

import java.util.UUID;

/** Body of {@code person-match-ambiguous}, as far as it matters here: who stands in the way. */
record PersonMatchAmbiguous(UUID userId) {}
