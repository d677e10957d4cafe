package platen.identity.groups.messaging;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.PlainText;
import platen.identity.groups.domain.GroupKey;
import platen.identity.groups.domain.GroupPart;
import platen.kit.messaging.Event;
import platen.kit.messaging.PoisonEvent;

/** A part of a source's full state of one group, as it is on Kafka. */
record GroupObserved(
        @Nullable String source,
        @Nullable String externalId,
        @Nullable UUID observationId,
        @Nullable String displayName,
        @Nullable Integer part,
        @Nullable Integer parts,
        @Nullable List<String> members,
        @Nullable List<String> nestedGroups) {

    private static final int LONGEST_NAME = 256;

    /** What an index can hold. */
    private static final int LONGEST_ID = 600;

    GroupPart part(Event event) {
        GroupKey key = GroupOfEvent.key(event, source, externalId);
        if (observationId == null || displayName == null || part == null || parts == null) {
            throw new PoisonEvent("The event does not say which part of which word it is");
        }
        if (part < 1 || part > parts) {
            throw new PoisonEvent("The part is not one of the word's");
        }
        if (members == null || nestedGroups == null) {
            throw new PoisonEvent("The event does not say who is in the group");
        }
        if (Stream.concat(members.stream(), nestedGroups.stream())
                .anyMatch(member -> member == null || member.isEmpty() || member.length() > LONGEST_ID)) {
            throw new PoisonEvent("A member is nobody, or has too long an id");
        }
        String name = PlainText.cleaned(displayName, LONGEST_NAME);
        return new GroupPart(
                key,
                observationId,
                name.isEmpty() ? PlainText.cleaned(key.externalId(), LONGEST_NAME) : name,
                part,
                parts,
                members,
                nestedGroups);
    }
}
