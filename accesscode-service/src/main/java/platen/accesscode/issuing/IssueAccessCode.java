package platen.accesscode.issuing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.conflicts.domain.WantedValue;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.CodeOrigin;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.issuing.messaging.AccessCodeEvents;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.accesscode.people.persistence.People;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.accesscode.secrets.Fingerprints;

/** Gives a person a code in place of the one they had, and the one they had to whoever waits for it. */
@ApplicationScoped
public class IssueAccessCode {

    /** What came of a supplied code. */
    public sealed interface Supply {

        record Given(HeldCode code) implements Supply {}

        /** It belongs to somebody else, who keeps it. */
        record Taken(UUID holder) implements Supply {}
    }

    private final AccessCodes codes;
    private final DrawAccessCode draw;
    private final CodeSpaces spaces;
    private final People people;
    private final PersonLocks locks;
    private final Conflicts conflicts;
    private final AccessCodeEvents events;
    private final Fingerprints fingerprints;
    private final Audit audit;
    private final Clock clock;

    IssueAccessCode(
            AccessCodes codes,
            DrawAccessCode draw,
            CodeSpaces spaces,
            People people,
            PersonLocks locks,
            Conflicts conflicts,
            AccessCodeEvents events,
            Fingerprints fingerprints,
            Audit audit,
            Clock clock) {
        this.codes = codes;
        this.draw = draw;
        this.spaces = spaces;
        this.people = people;
        this.locks = locks;
        this.conflicts = conflicts;
        this.events = events;
        this.fingerprints = fingerprints;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives a code drawn under the organisation's policy. */
    public Uni<HeldCode> generate(PersonChange change, IssueReason reason) {
        return draw.draw(change.space()).chain(code -> give(change, code, CodeOrigin.GENERATED, reason));
    }

    /**
     * Gives a supplied code unless it is somebody else's. When the person has it already, a source takes it over as its own
     * in silence, while an administrator means it to be issued, and mailed, again.
     */
    public Uni<Supply> supply(PersonChange change, AccessCode code, CodeOrigin origin, IssueReason reason) {
        return codes.holder(change.transaction(), fingerprints.of(change.organisation(), code))
                .chain(holder -> {
                    if (holder != null && !holder.equals(change.user())) {
                        return Uni.createFrom().item(new Supply.Taken(holder));
                    }
                    Uni<HeldCode> given = holder != null && origin instanceof CodeOrigin.Synced
                            ? adopt(change, origin)
                            : give(change, code, origin, reason);
                    return given.map(Supply.Given::new);
                });
    }

    private Uni<HeldCode> adopt(PersonChange change, CodeOrigin origin) {
        return current(change)
                .chain(held -> held == null || held.origin().equals(origin)
                        ? Uni.createFrom().item(held)
                        : adopt(change, held.from(origin)));
    }

    private Uni<HeldCode> adopt(PersonChange change, HeldCode adopted) {
        return codes.update(change.transaction(), change.user(), adopted)
                .call(() -> audit(change, Action.ACCESS_CODE_ADOPTED, adopted))
                .replaceWith(adopted);
    }

    private Uni<HeldCode> give(PersonChange change, AccessCode code, CodeOrigin origin, IssueReason reason) {
        return current(change)
                .chain(before -> version(change)
                        .map(version -> {
                            boolean same = before != null && before.code().equals(code);
                            UUID id = same ? before.id() : UUID.randomUUID();
                            return change.person().isActive()
                                    ? new HeldCode.Active(id, code, version, origin, reason, clock.instant())
                                    : new HeldCode.Reserved(
                                            id, code, version, origin, onReturn(before, reason), clock.instant());
                        })
                        .call(next -> put(change, before, next)));
    }

    /** Who was never told of any code gets the invitation when they become active, whatever happened before. */
    private static IssueReason onReturn(@Nullable HeldCode before, IssueReason reason) {
        return before != null && before.reason() == IssueReason.USER_CREATED ? IssueReason.USER_CREATED : reason;
    }

    private Uni<Long> version(PersonChange change) {
        return change.person().isActive()
                ? people.takeCodeVersion(change.transaction(), change.user())
                : Uni.createFrom().item(change.person().codeVersion() + 1);
    }

    private Uni<Void> put(PersonChange change, @Nullable HeldCode before, HeldCode next) {
        var transaction = change.transaction();
        if (before == null) {
            return codes.add(transaction, change.user(), next)
                    .chain(() -> spaces.count(change.space(), 1))
                    .chain(() -> announce(change, next));
        }
        if (before.id().equals(next.id())) {
            return codes.update(transaction, change.user(), next).chain(() -> announce(change, next));
        }
        return retire(change, before)
                .chain(() -> codes.add(transaction, change.user(), next))
                .chain(() -> announce(change, next))
                .chain(() -> handOver(change, before.code()));
    }

    private Uni<Void> announce(PersonChange change, HeldCode next) {
        return switch (next) {
            case HeldCode.Active active ->
                events.issued(change.transaction(), change.user(), active, change.cause())
                        .chain(() -> audit(change, Action.ACCESS_CODE_ISSUED, active));
            case HeldCode.Reserved reserved -> audit(change, Action.ACCESS_CODE_RESERVED, reserved);
        };
    }

    /** Puts a code out of use; it rests for as long as the policy says. */
    Uni<Void> retire(PersonChange change, HeldCode held) {
        Instant now = clock.instant();
        Duration quarantine = Duration.ofDays(change.space().policy().quarantineDays());
        return codes.retire(change.transaction(), held, now, now.plus(quarantine));
    }

    /** A code is free again: whoever has waited longest for it gets it. Their own goes on to the next in the same way. */
    Uni<Void> handOver(PersonChange change, AccessCode freed) {
        return conflicts
                .take(change, freed)
                .chain(wanted -> wanted == null ? Uni.createFrom().voidItem() : fulfil(change, wanted));
    }

    private Uni<Void> fulfil(PersonChange change, WantedValue wanted) {
        Cause cause = change.cause().passedOnFor(wanted.source());
        return locks.lock(change.space(), wanted.user(), cause)
                .chain(lock -> lock instanceof PersonLock.Locked(var next)
                        ? give(
                                        next,
                                        new AccessCode(wanted.value()),
                                        CodeOrigin.suppliedBy(wanted.source()),
                                        IssueReason.SOURCE_CHANGED)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    /** The code the person has now. */
    public Uni<@Nullable HeldCode> current(PersonChange change) {
        return codes.of(change.transaction(), change.user());
    }

    private Uni<Void> audit(PersonChange change, Action action, HeldCode held) {
        return audit.record(
                change.transaction(),
                change.cause(),
                action,
                change.user(),
                Note.of(held.reason().slug(), held.version()));
    }
}
