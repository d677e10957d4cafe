package platen.accesscode.issuing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.messaging.AccessCodeEvents;
import platen.accesscode.issuing.messaging.AccessCodeEvents.Retirement;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.persistence.People;
import platen.accesscode.policy.persistence.CodeSpaces;

/** Takes the code of somebody deleted out of use for good. */
@ApplicationScoped
public class RetireAccessCode {

    private final AccessCodes codes;
    private final CodeSpaces spaces;
    private final People people;
    private final IssueAccessCode issue;
    private final AccessCodeEvents events;
    private final Audit audit;

    RetireAccessCode(
            AccessCodes codes,
            CodeSpaces spaces,
            People people,
            IssueAccessCode issue,
            AccessCodeEvents events,
            Audit audit) {
        this.codes = codes;
        this.spaces = spaces;
        this.people = people;
        this.issue = issue;
        this.events = events;
        this.audit = audit;
    }

    public Uni<Void> retire(PersonChange change) {
        return codes.of(change.transaction(), change.user())
                .chain(held -> held == null
                        ? Uni.createFrom().voidItem()
                        : issue.retire(change, held)
                                .chain(() -> spaces.count(change.space(), -1))
                                .chain(() -> tell(change, held))
                                .chain(() -> issue.handOver(change, held.code())));
    }

    private Uni<Void> tell(PersonChange change, HeldCode held) {
        if (change.person().codeVersion() == 0) {
            return audit(change, held, held.version()); // nobody was ever told of a code
        }
        return people.takeCodeVersion(change.transaction(), change.user())
                .chain(version -> events.retired(
                                change.transaction(), change.user(), version, Retirement.USER_DELETED, change.cause())
                        .chain(() -> audit(change, held, version)));
    }

    private Uni<Void> audit(PersonChange change, HeldCode held, long version) {
        return audit.record(
                change.transaction(),
                change.cause(),
                Action.ACCESS_CODE_RETIRED,
                change.user(),
                Note.of(Retirement.USER_DELETED.slug(), version)
                        .from(held.code().masked()));
    }
}
