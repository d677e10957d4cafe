package platen.google.people.messaging;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.PoisonEvent;

/** Body of {@code user-erased}. */
record UserErased(@Nullable UUID userId, @Nullable List<Person> persons) {

    /** Whom a source had as the person. */
    record Person(@Nullable String source, @Nullable String externalId) {}

    /** What the directory calls the person; mostly one. */
    List<String> ours() {
        if (userId == null || persons == null) {
            throw new PoisonEvent("The event does not say who is to be forgotten");
        }
        return persons.stream()
                .filter(person -> Origins.OURS.equals(person.source()) && person.externalId() != null)
                .map(Person::externalId)
                .toList();
    }
}
