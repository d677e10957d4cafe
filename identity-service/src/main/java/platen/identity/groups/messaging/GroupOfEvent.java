package platen.identity.groups.messaging;

import org.jspecify.annotations.Nullable;
import platen.identity.groups.domain.Group;
import platen.identity.groups.domain.GroupKey;
import platen.kit.messaging.Event;
import platen.kit.messaging.PoisonEvent;

/** Which group an event on {@code directory.group} is about: order holds per key, so body and key must agree. */
final class GroupOfEvent {

    private GroupOfEvent() {}

    static GroupKey key(Event event, @Nullable String source, @Nullable String externalId) {
        if (source == null || source.isBlank() || externalId == null || externalId.isBlank()) {
            throw new PoisonEvent("The event names no source or no group");
        }
        if (source.equals(Group.BY_HAND)) {
            throw new PoisonEvent("Groups made by hand are no source's");
        }
        if (!event.key().equals(source + "|" + externalId)) {
            throw new PoisonEvent("The group of the event is not the one of its key");
        }
        return new GroupKey(source, externalId);
    }
}
