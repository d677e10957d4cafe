package platen.identity.groups.messaging;

import org.jspecify.annotations.Nullable;

/** A source no longer has a group, as it is on Kafka. */
record GroupRemoved(@Nullable String source, @Nullable String externalId) {}
