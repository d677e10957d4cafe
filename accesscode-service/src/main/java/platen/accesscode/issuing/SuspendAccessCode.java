package platen.accesscode.issuing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.messaging.AccessCodeEvents;
import platen.accesscode.issuing.messaging.AccessCodeEvents.Retirement;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.people.domain.Person;
import platen.accesscode.people.persistence.People;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Stops a person's code while they are inactive and brings the same one back with them (R1). Nobody else's code is touched,
 * so a lock on the person is enough and a retirement waits for nothing else.
 */
@ApplicationScoped
public class SuspendAccessCode {

    private final AccessCodes codes;
    private final People people;
    private final AccessCodeEvents events;
    private final Audit audit;
    private final Clock clock;

    SuspendAccessCode(AccessCodes codes, People people, AccessCodeEvents events, Audit audit, Clock clock) {
        this.codes = codes;
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

    public Uni<Void> restore(OrganisationTransaction transaction, Person person, Cause cause) {
        return codes.of(transaction, person.id())
                .chain(held -> held instanceof HeldCode.Reserved reserved
                        ? restore(transaction, person, reserved, cause)
                        : Uni.createFrom().voidItem());
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
