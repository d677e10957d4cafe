package platen.google.people.messaging;

import java.util.UUID;

/** Body of {@code person-linked}, as far as it is used here. */
record PersonLinked(UUID userId, String source, String externalId) {}
