package platen.accesscode.lifecycle;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.cards.RemoveCard;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.issuing.RetireAccessCode;
import platen.accesscode.observing.ObserveCredentials;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.accesscode.people.domain.PersonState;
import platen.accesscode.people.persistence.People;
import platen.accesscode.pins.CardPins;
import platen.accesscode.reminding.RemindPerson;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/** Somebody is gone for good: nothing of theirs works, and only what the quarantine and the audit need is kept. */
@ApplicationScoped
public class DeletePerson {

    private final PersonLocks locks;
    private final People people;
    private final RetireAccessCode code;
    private final RemoveCard cards;
    private final CardPins pins;
    private final RemindPerson reminders;
    private final Conflicts conflicts;
    private final ObserveCredentials observe;

    DeletePerson(
            PersonLocks locks,
            People people,
            RetireAccessCode code,
            RemoveCard cards,
            CardPins pins,
            RemindPerson reminders,
            Conflicts conflicts,
            ObserveCredentials observe) {
        this.locks = locks;
        this.people = people;
        this.code = code;
        this.cards = cards;
        this.pins = pins;
        this.reminders = reminders;
        this.conflicts = conflicts;
        this.observe = observe;
    }

    public Uni<Outcome> delete(OrganisationTransaction transaction, UUID user, Cause cause) {
        return locks.lock(transaction, user, cause).chain(lock -> switch (lock) {
            case PersonLock.UnknownOrganisation unknown -> Uni.createFrom().item(IdentityTopics.UNKNOWN_ORGANISATION);
            case PersonLock.UnknownPerson unknown -> Uni.createFrom().item(IdentityTopics.unknownUser(user));
            case PersonLock.Locked(PersonChange change) ->
                change.person().isDeleted()
                        ? Uni.createFrom().item(Outcome.DONE)
                        : delete(change).replaceWith(Outcome.DONE);
        });
    }

    private Uni<Void> delete(PersonChange change) {
        // What the person wanted goes first: nothing that becomes free below may come back to them.
        return people.setState(change.transaction(), change.user(), PersonState.DELETED)
                .chain(() -> conflicts.withdraw(change, CredentialKind.ACCESS_CODE))
                .chain(() -> conflicts.withdraw(change, CredentialKind.CARD))
                .chain(() -> code.retire(change))
                .chain(() -> cards.forgetAll(change))
                .chain(() -> reminders.forget(change.transaction(), change.user()))
                .chain(() -> pins.forget(change.transaction(), change.user(), change.cause()))
                .chain(() -> observe.forget(change));
    }
}
