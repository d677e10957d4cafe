package platen.identity.people.messaging;

import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.PersonKey;
import platen.kit.messaging.Event;
import platen.kit.messaging.PoisonEvent;

/** Whom an event on {@code directory.person} is about: order holds per key, so body and key must agree. */
final class PersonOfEvent {

    private PersonOfEvent() {}

    static PersonKey key(Event event, @Nullable String source, @Nullable String externalId) {
        if (source == null || source.isBlank() || externalId == null || externalId.isBlank()) {
            throw new PoisonEvent("The event names no source or no person");
        }
        if (!event.key().equals(source + "|" + externalId)) {
            throw new PoisonEvent("The person of the event is not the one of its key");
        }
        return new PersonKey(source, externalId);
    }
}
