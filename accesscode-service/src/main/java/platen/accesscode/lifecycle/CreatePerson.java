package platen.accesscode.lifecycle;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.observing.ObserveCredentials;
import platen.accesscode.observing.ObserveCredentials.Words;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.domain.Person;
import platen.accesscode.people.domain.PersonState;
import platen.accesscode.people.persistence.People;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Somebody new gets exactly one code (R1). When they are inactive it is only reserved: nothing is published until they
 * become active, and then it is issued as to somebody new, so that the invitation goes out once and with a code that works.
 */
@ApplicationScoped
public class CreatePerson {

    /**
     * @param source who supplied the words
     */
    public record NewPerson(UUID id, boolean active, String source, Words words) {}

    private final CodeSpaces spaces;
    private final People people;
    private final ObserveCredentials observe;

    CreatePerson(CodeSpaces spaces, People people, ObserveCredentials observe) {
        this.spaces = spaces;
        this.people = people;
        this.observe = observe;
    }

    public Uni<Outcome> create(OrganisationTransaction transaction, NewPerson person, Cause cause) {
        return spaces.lock(transaction)
                .chain(space -> space == null
                        ? Uni.createFrom().item(IdentityTopics.UNKNOWN_ORGANISATION)
                        : create(space, person, cause).replaceWith(Outcome.DONE));
    }

    private Uni<Void> create(CodeSpace space, NewPerson newPerson, Cause cause) {
        PersonState state = newPerson.active() ? PersonState.ACTIVE : PersonState.INACTIVE;
        return people.add(space.transaction(), newPerson.id(), state).chain(added -> {
            if (!added) {
                return Uni.createFrom().voidItem(); // repeated by identity, or deleted since
            }
            var change = new PersonChange(space, new Person(newPerson.id(), state, 0), cause);
            return observe.first(change, newPerson.source(), newPerson.words());
        });
    }
}
