package platen.accesscode.lifecycle;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.importing.ApplyImport;
import platen.accesscode.importing.ApplyImport.ImportedWords;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/** An administrator has imported somebody's credentials. */
@ApplicationScoped
public class HearImport {

    private final PersonLocks locks;
    private final ApplyImport apply;

    HearImport(PersonLocks locks, ApplyImport apply) {
        this.locks = locks;
        this.apply = apply;
    }

    public Uni<Outcome> hear(OrganisationTransaction transaction, UUID user, ImportedWords words, Cause cause) {
        return locks.lock(transaction, user, cause).chain(lock -> switch (lock) {
            case PersonLock.UnknownOrganisation unknown -> Uni.createFrom().item(IdentityTopics.UNKNOWN_ORGANISATION);
            case PersonLock.UnknownPerson unknown -> Uni.createFrom().item(IdentityTopics.unknownUser(user));
            case PersonLock.Locked(PersonChange change) ->
                change.person().isDeleted()
                        ? Uni.createFrom().item(Outcome.DONE)
                        : apply.apply(change, words).replaceWith(Outcome.DONE);
        });
    }
}
