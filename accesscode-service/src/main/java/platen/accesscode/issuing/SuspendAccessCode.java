package platen.accesscode.issuing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.issuing.messaging.AccessCodeEvents;
import platen.accesscode.issuing.messaging.AccessCodeEvents.Retirement;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.domain.Person;
import platen.accesscode.people.persistence.People;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Stops a person's code while they are inactive and brings the same one back with them (R1). When they go nobody else's code is
 * touched, so a lock on the person is enough and a retirement waits for nothing else.
 */
@ApplicationScoped
public class SuspendAccessCode {

    private final AccessCodes codes;
    private final IssueAccessCode issue;
    private final People people;
    private final AccessCodeEvents events;
    private final Audit audit;
    private final Clock clock;

    SuspendAccessCode(
            AccessCodes codes,
            IssueAccessCode issue,
            People people,
            AccessCodeEvents events,
            Audit audit,
            Clock clock) {
        this.codes = codes;
        this.issue = issue;
        this.people = people;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    public Uni<Void> reserve(OrganisationTransaction transaction, Person person, Cause cause) {
        return codes.of(transaction, person.id())
                .chain(held -> held instanceof HeldCode.Active active
                        ? reserve(transaction, person, active, cause)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> reserve(OrganisationTransaction transaction, Person person, HeldCode.Active active, Cause cause) {
        return people.takeCodeVersion(transaction, person.id())
                .chain(version -> codes.update(transaction, person.id(), active.reserve(version))
                        .chain(() ->
                                events.retired(transaction, person.id(), version, Retirement.USER_DEACTIVATED, cause))
                        .chain(() -> audit.record(
                                transaction,
                                cause,
                                Action.ACCESS_CODE_RESERVED,
                                person.id(),
                                Note.of(Retirement.USER_DEACTIVATED.slug(), version)
                                        .from(active.code().masked())
                                        .to(active.code().masked()))));
    }

    /** A code that expired while its holder was away does not come back: they get another one. */
    public Uni<Void> restore(PersonChange change) {
        return codes.of(change.transaction(), change.user()).chain(held -> switch (held) {
            case HeldCode.Reserved reserved
            when isOver(change, reserved) ->
                issue.generate(change, IssueReason.EXPIRED).replaceWithVoid();
            case HeldCode.Reserved reserved -> restore(change.transaction(), change.person(), reserved, change.cause());
            case null, default -> Uni.createFrom().voidItem();
        });
    }

    private boolean isOver(PersonChange change, HeldCode.Reserved reserved) {
        return reserved.wasKnown()
                && reserved.origin().mayExpire()
                && change.policy().expiry().hasEnded(reserved.issuedAt(), clock.instant());
    }

    private Uni<Void> restore(
            OrganisationTransaction transaction, Person person, HeldCode.Reserved reserved, Cause cause) {
        return people.takeCodeVersion(transaction, person.id()).chain(version -> {
            HeldCode.Active active = reserved.restore(version, clock.instant());
            return codes.update(transaction, person.id(), active)
                    .chain(() -> events.issued(transaction, person.id(), active, cause))
                    .chain(() -> audit.record(
                            transaction,
                            cause,
                            Action.ACCESS_CODE_ISSUED,
                            person.id(),
                            Note.of(active.reason().slug(), version)
                                    .from(active.code().masked())
                                    .to(active.code().masked())));
        });
    }
}
