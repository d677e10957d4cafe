package platen.accesscode.lifecycle;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.observing.ObserveCredentials;
import platen.accesscode.observing.ObserveCredentials.Words;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/** A source has said something new of somebody's credentials. */
@ApplicationScoped
public class HearSource {

    /**
     * @param primary whether this source decides
     */
    public record Report(UUID user, String source, boolean primary, Words words) {}

    private final PersonLocks locks;
    private final ObserveCredentials observe;

    HearSource(PersonLocks locks, ObserveCredentials observe) {
        this.locks = locks;
        this.observe = observe;
    }

    public Uni<Outcome> hear(OrganisationTransaction transaction, Report report, Cause cause) {
        return locks.lock(transaction, report.user(), cause).chain(lock -> switch (lock) {
            case PersonLock.UnknownOrganisation unknown -> Uni.createFrom().item(IdentityTopics.UNKNOWN_ORGANISATION);
            case PersonLock.UnknownPerson unknown -> Uni.createFrom().item(IdentityTopics.unknownUser(report.user()));
            case PersonLock.Locked(PersonChange change) ->
                change.person().isDeleted()
                        ? Uni.createFrom().item(Outcome.DONE)
                        : observe.later(change, report.source(), report.primary(), report.words())
                                .replaceWith(Outcome.DONE);
        });
    }
}
