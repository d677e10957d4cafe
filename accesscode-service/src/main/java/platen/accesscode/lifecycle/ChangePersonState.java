package platen.accesscode.lifecycle;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.cards.SuspendCards;
import platen.accesscode.issuing.SuspendAccessCode;
import platen.accesscode.people.domain.Person;
import platen.accesscode.people.domain.PersonState;
import platen.accesscode.people.persistence.People;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/** Somebody goes, and their code and cards stop at once; somebody comes back, and so do the same code and cards. */
@ApplicationScoped
public class ChangePersonState {

    private final People people;
    private final SuspendAccessCode code;
    private final SuspendCards cards;

    ChangePersonState(People people, SuspendAccessCode code, SuspendCards cards) {
        this.people = people;
        this.code = code;
        this.cards = cards;
    }

    public Uni<Outcome> deactivate(OrganisationTransaction transaction, UUID user, Cause cause) {
        return change(
                transaction,
                user,
                PersonState.ACTIVE,
                PersonState.INACTIVE,
                person -> code.reserve(transaction, person, cause).chain(() -> cards.stop(transaction, person, cause)));
    }

    public Uni<Outcome> reactivate(OrganisationTransaction transaction, UUID user, Cause cause) {
        return change(
                transaction,
                user,
                PersonState.INACTIVE,
                PersonState.ACTIVE,
                person ->
                        code.restore(transaction, person, cause).chain(() -> cards.resume(transaction, person, cause)));
    }

    private interface Step {
        Uni<Void> take(Person person);
    }

    private Uni<Outcome> change(
            OrganisationTransaction transaction, UUID user, PersonState from, PersonState to, Step step) {
        return people.lock(transaction, user).chain(person -> {
            if (person == null) {
                return Uni.createFrom().item(IdentityTopics.unknownUser(user));
            }
            return person.state() != from
                    ? Uni.createFrom().item(Outcome.DONE)
                    : people.setState(transaction, user, to)
                            .chain(() -> step.take(person))
                            .replaceWith(Outcome.DONE);
        });
    }
}
