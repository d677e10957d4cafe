package platen.identity.people.messaging;

import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.OnRemoval;
import platen.kit.messaging.PoisonEvent;

/** A source no longer has a person, as it is on Kafka. */
record PersonRemoved(
        @Nullable String source,
        @Nullable String externalId,
        @Nullable String onRemoval) {

    OnRemoval wish() {
        return OnRemoval.of(onRemoval == null ? "" : onRemoval)
                .orElseThrow(() -> new PoisonEvent("The removal does not say what is to become of the person"));
    }
}
