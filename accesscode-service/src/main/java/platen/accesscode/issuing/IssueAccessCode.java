package platen.accesscode.issuing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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

    /** Gives a code drawn under the policy that holds for the person. */
    public Uni<HeldCode> generate(PersonChange change, IssueReason reason) {
        return Uni.combine()
                .all()
                .unis(current(change), draw.draw(change))
                .asTuple()
                .chain(both -> replace(change, both.getItem1(), both.getItem2(), CodeOrigin.GENERATED, reason));
    }

    /**
     * Gives a supplied code unless it is somebody else's. When the person has it already, a source takes it over as its own
     * in silence, while an administrator means it to be issued, and mailed, again.
     */
    public Uni<Supply> supply(PersonChange change, AccessCode code, CodeOrigin origin, IssueReason reason) {
        return holderBut(change, code)
                .chain(holder -> holder != null
                        ? Uni.createFrom().item(new Supply.Taken(holder))
                        : give(change, code, origin, reason).map(Supply.Given::new));
    }

    /**
     * Somebody else has what was supplied. Who has a generated code already keeps it: another one would only cost them the
     * one they know.
     */
    public Uni<Void> generateInstead(PersonChange change) {
        return current(change)
                .chain(held -> held != null && held.origin() instanceof CodeOrigin.Generated
                        ? Uni.createFrom().voidItem()
                        : generate(change, IssueReason.CONFLICT).replaceWithVoid());
    }

    /**
     * Somebody new waits for the code they are to have, and must have one meanwhile. Nobody is told of it: the invitation comes
     * with the other.
     */
    public Uni<Void> generateForNow(PersonChange change) {
        Cause quiet = change.cause().notifying(false);
        return generate(new PersonChange(change.space(), change.person(), change.policy(), quiet), IssueReason.IMPORTED)
                .replaceWithVoid();
    }

    /** Somebody new has waited in vain: the code they were given meanwhile is theirs, and they are told. */
    public Uni<Void> tellAfterAll(PersonChange change) {
        return current(change)
                .chain(held -> held == null
                        ? Uni.createFrom().voidItem()
                        : issueAgain(change, held, held.origin(), IssueReason.USER_CREATED)
                                .replaceWithVoid());
    }

    /** Who else has a code. */
    public Uni<@Nullable UUID> holderBut(PersonChange change, AccessCode code) {
        return codes.holder(change.transaction(), fingerprints.candidates(change.organisation(), code))
                .map(holder -> change.user().equals(holder) ? null : holder);
    }

    private Uni<HeldCode> give(PersonChange change, AccessCode code, CodeOrigin origin, IssueReason reason) {
        return current(change).chain(before -> {
            if (before == null || !before.code().equals(code)) {
                return replace(change, before, code, origin, reason);
            }
            if (origin instanceof CodeOrigin.Synced) {
                return adopt(change, before, origin);
            }
            return issueAgain(change, before, origin, reason);
        });
    }

    private Uni<HeldCode> issueAgain(PersonChange change, HeldCode held, CodeOrigin origin, IssueReason reason) {
        HeldCode next = next(change, held, held.id(), held.code(), origin, reason);
        return Uni.combine()
                .all()
                .unis(
                        takeVersion(change, next),
                        codes.update(change.transaction(), change.user(), next),
                        announce(change, held, next))
                .with((taken, updated, announced) -> next);
    }

    private Uni<HeldCode> adopt(PersonChange change, HeldCode held, CodeOrigin origin) {
        if (held.origin().equals(origin)) {
            return Uni.createFrom().item(held);
        }
        HeldCode adopted = held.from(origin);
        return codes.update(change.transaction(), change.user(), adopted)
                .call(() -> audit(change, Action.ACCESS_CODE_ADOPTED, held, adopted))
                .replaceWith(adopted);
    }

    private Uni<HeldCode> replace(
            PersonChange change, @Nullable HeldCode before, AccessCode code, CodeOrigin origin, IssueReason reason) {
        return put(change, before, code, origin, reason)
                .call(put -> passOn(change, put.wanted()))
                .map(Put::code);
    }

    /**
     * @param wanted who waits for the code that has become free; it has been taken out for them
     */
    private record Put(HeldCode code, @Nullable WantedValue wanted) {}

    /** The statements are sent without waiting for each other's answers; others wait for the code space meanwhile. */
    private Uni<Put> put(
            PersonChange change, @Nullable HeldCode before, AccessCode code, CodeOrigin origin, IssueReason reason) {
        HeldCode next = next(change, before, UUID.randomUUID(), code, origin, reason);
        return Uni.combine()
                .all()
                .unis(
                        takeVersion(change, next),
                        before == null ? spaces.count(change.space(), 1) : retire(change, before),
                        codes.add(change.transaction(), change.user(), next),
                        announce(change, before, next),
                        before == null ? Uni.createFrom().nullItem() : conflicts.take(change, before.code()))
                .with((taken, gone, added, announced, wanted) -> new Put(next, (WantedValue) wanted));
    }

    /**
     * The end of an exchange: everybody's code is out of use, so that each may have another's.
     *
     * @param before whose place in the numbering the code takes
     */
    Uni<Void> putInExchange(
            PersonChange change, HeldCode before, AccessCode code, CodeOrigin origin, IssueReason reason) {
        HeldCode next = next(change, before, UUID.randomUUID(), code, origin, reason);
        return Uni.combine()
                .all()
                .unis(
                        takeVersion(change, next),
                        codes.add(change.transaction(), change.user(), next),
                        announce(change, before, next))
                .discardItems();
    }

    private HeldCode next(
            PersonChange change,
            @Nullable HeldCode before,
            UUID id,
            AccessCode code,
            CodeOrigin origin,
            IssueReason reason) {
        Instant now = clock.instant();
        long version = change.person().codeVersion() + 1;
        if (change.person().isActive()) {
            return new HeldCode.Active(id, code, version, origin, reason, now);
        }
        IssueReason onReturn = reason.onReturn(
                before == null ? null : before.reason(), change.cause().mayMail());
        return new HeldCode.Reserved(id, code, version, origin, onReturn, now);
    }

    /** The person is locked, so theirs is the version that follows the one read; a reserved code's is not published yet. */
    private Uni<Void> takeVersion(PersonChange change, HeldCode next) {
        return next instanceof HeldCode.Active active
                ? people.takeCodeVersion(change.transaction(), change.user())
                        .invoke(version -> {
                            if (version != active.version()) {
                                throw new IllegalStateException("A person's version has changed under the lock");
                            }
                        })
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> announce(PersonChange change, @Nullable HeldCode before, HeldCode next) {
        return switch (next) {
            case HeldCode.Active active ->
                Uni.combine()
                        .all()
                        .unis(
                                events.issued(change.transaction(), change.user(), active, change.cause()),
                                audit(change, Action.ACCESS_CODE_ISSUED, before, active))
                        .discardItems();
            case HeldCode.Reserved reserved -> audit(change, Action.ACCESS_CODE_RESERVED, before, reserved);
        };
    }

    /** Puts a code out of use; it rests for as long as the policy says. */
    Uni<Void> retire(PersonChange change, HeldCode held) {
        Instant now = clock.instant();
        Duration quarantine = Duration.ofDays(change.policy().uniqueness().quarantineDays());
        return codes.retire(change.transaction(), held, now, now.plus(quarantine));
    }

    /** A code is free again: whoever has waited longest for it gets it. Their own goes on to the next in the same way. */
    Uni<Void> handOver(PersonChange change, AccessCode freed) {
        return conflicts.take(change, freed).chain(wanted -> passOn(change, wanted));
    }

    /** One after the other, not one within the other: a file may hand a code on to hundreds. */
    private Uni<Void> passOn(PersonChange change, @Nullable WantedValue first) {
        return first == null
                ? Uni.createFrom().voidItem()
                : Multi.createBy()
                        .repeating()
                        .uni(
                                () -> new AtomicReference<>(first),
                                next -> fulfil(change, Objects.requireNonNull(next.get()))
                                        .invoke(freed -> freed.ifPresent(next::set)))
                        .whilst(Optional::isPresent)
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    /** What becomes free by it, and who gets that. */
    private Uni<Optional<WantedValue>> fulfil(PersonChange change, WantedValue wanted) {
        Cause cause = change.cause().passedOnFor(wanted.source()).notifying(wanted.notifies());
        return locks.lock(change.space(), wanted.user(), cause)
                .chain(lock -> lock instanceof PersonLock.Locked(var next)
                        ? current(next)
                                .chain(before -> put(
                                        next,
                                        before,
                                        new AccessCode(wanted.value()),
                                        CodeOrigin.suppliedBy(wanted.source()),
                                        reasonOf(wanted)))
                                .map(put -> Optional.ofNullable(put.wanted()))
                        : Uni.createFrom().item(Optional.empty()));
    }

    static IssueReason reasonOf(WantedValue wanted) {
        return wanted.awaited() != null && wanted.awaited().firstCode()
                ? IssueReason.USER_CREATED
                : IssueReason.suppliedBy(wanted.source());
    }

    /** The code the person has now. */
    public Uni<@Nullable HeldCode> current(PersonChange change) {
        return codes.of(change.transaction(), change.user());
    }

    private Uni<Void> audit(PersonChange change, Action action, @Nullable HeldCode before, HeldCode held) {
        Note note = Note.of(held.reason().slug(), held.version())
                .from(before == null ? null : before.code().masked())
                .to(held.code().masked());
        return audit.record(change.transaction(), change.cause(), action, change.user(), note);
    }
}
