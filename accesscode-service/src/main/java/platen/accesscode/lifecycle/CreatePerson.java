package platen.accesscode.lifecycle;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.observing.ObserveCredentials;
import platen.accesscode.observing.ObserveCredentials.Words;
import platen.accesscode.people.PersonLocks;
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
     * @param codePolicy name of the policy override that identity resolved from their groups
     */
    public record NewPerson(
            UUID id,
            boolean active,
            String source,
            Words words,
            @Nullable String codePolicy) {

        public NewPerson(UUID id, boolean active, String source, Words words) {
            this(id, active, source, words, null);
        }
    }

    private final CodeSpaces spaces;
    private final People people;
    private final PersonLocks locks;
    private final ObserveCredentials observe;

    CreatePerson(CodeSpaces spaces, People people, PersonLocks locks, ObserveCredentials observe) {
        this.spaces = spaces;
        this.people = people;
        this.locks = locks;
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
        var person = new Person(newPerson.id(), state, 0, newPerson.codePolicy());
        return people.add(space.transaction(), person.id(), state, person.codePolicy())
                .chain(added -> added
                        ? locks.change(space, person, cause)
                                .chain(change -> observe.first(change, newPerson.source(), newPerson.words()))
                        : Uni.createFrom().voidItem()); // repeated by identity, or deleted since
    }
}
