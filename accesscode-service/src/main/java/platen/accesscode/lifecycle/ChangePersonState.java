package platen.accesscode.lifecycle;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.cards.SuspendCards;
import platen.accesscode.issuing.SuspendAccessCode;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.accesscode.people.domain.Person;
import platen.accesscode.people.domain.PersonState;
import platen.accesscode.people.persistence.People;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/** Somebody goes, and their code and cards stop at once; somebody comes back, and so do the same code and cards. */
@ApplicationScoped
public class ChangePersonState {

    private final PersonLocks locks;
    private final People people;
    private final SuspendAccessCode code;
    private final SuspendCards cards;

    ChangePersonState(PersonLocks locks, People people, SuspendAccessCode code, SuspendCards cards) {
        this.locks = locks;
        this.people = people;
        this.code = code;
        this.cards = cards;
    }

    public Uni<Outcome> deactivate(OrganisationTransaction transaction, UUID user, Cause cause) {
        return people.lock(transaction, user).chain(person -> {
            if (person == null) {
                return Uni.createFrom().item(IdentityTopics.unknownUser(user));
            }
            return person.isActive()
                    ? people.setState(transaction, user, PersonState.INACTIVE)
                            .chain(() -> code.reserve(transaction, person, cause))
                            .chain(() -> cards.stop(transaction, person, cause))
                            .replaceWith(Outcome.DONE)
                    : Uni.createFrom().item(Outcome.DONE);
        });
    }

    /**
     * The code space is locked before the person: who comes back may need another code.
     *
     * @param codePolicy name of the policy override that holds for them now
     */
    public Uni<Outcome> reactivate(
            OrganisationTransaction transaction, UUID user, @Nullable String codePolicy, Cause cause) {
        return locks.lock(transaction, user, cause).chain(lock -> switch (lock) {
            case PersonLock.UnknownOrganisation unknown -> Uni.createFrom().item(IdentityTopics.UNKNOWN_ORGANISATION);
            case PersonLock.UnknownPerson unknown -> Uni.createFrom().item(IdentityTopics.unknownUser(user));
            case PersonLock.Locked(PersonChange change) ->
                people.setCodePolicy(transaction, user, codePolicy)
                        .chain(() -> change.person().state() == PersonState.INACTIVE
                                ? comeBack(change, codePolicy)
                                : Uni.createFrom().voidItem())
                        .replaceWith(Outcome.DONE);
        });
    }

    private Uni<Void> comeBack(PersonChange change, @Nullable String codePolicy) {
        Person gone = change.person();
        Person back = new Person(gone.id(), PersonState.ACTIVE, gone.codeVersion(), codePolicy);
        return people.setState(change.transaction(), gone.id(), PersonState.ACTIVE)
                .chain(() -> locks.change(change.space(), back, change.cause()))
                .chain(code::restore)
                .chain(() -> cards.resume(change.transaction(), gone, change.cause()));
    }
}
