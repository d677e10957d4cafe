package platen.accesscode.issuing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.conflicts.domain.WantedValue;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.CodeOrigin;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.accesscode.secrets.Fingerprints;

/**
 * People who wait for each other's codes in a ring get them all at once: none of them has another one meanwhile, and at no moment
 * has anybody none, or two people the same.
 */
@ApplicationScoped
public class ExchangeCodes {

    /** A ring of more is not closed: the code space is held meanwhile. Identity refuses longer ones beforehand. */
    static final int MOST = 1_000;

    /** Somebody, and the code they are to have. */
    private record Turn(PersonChange change, AccessCode code, CodeOrigin origin, IssueReason reason) {}

    private final AccessCodes codes;
    private final Conflicts conflicts;
    private final PersonLocks locks;
    private final IssueAccessCode issue;
    private final Fingerprints fingerprints;

    ExchangeCodes(
            AccessCodes codes,
            Conflicts conflicts,
            PersonLocks locks,
            IssueAccessCode issue,
            Fingerprints fingerprints) {
        this.codes = codes;
        this.conflicts = conflicts;
        this.locks = locks;
        this.issue = issue;
        this.fingerprints = fingerprints;
    }

    /** False when the person would not close a ring by taking that code; nothing is done then. */
    public Uni<Boolean> close(PersonChange change, AccessCode code, CodeOrigin origin, IssueReason reason) {
        return others(change, code)
                .chain(others -> others.isEmpty()
                        ? Uni.createFrom().item(false)
                        : turns(change, others)
                                .invoke(turns -> turns.add(new Turn(change, code, origin, reason)))
                                .chain(this::exchange)
                                .replaceWith(true));
    }

    /** How far a ring has been followed. */
    private static final class Walk {

        private final List<WantedValue> found = new ArrayList<>();
        private AccessCode next;
        private boolean closed;

        Walk(AccessCode next) {
            this.next = next;
        }
    }

    /** Everybody else in the ring, from the code's holder on to whoever waits for the person's own; none when there is no ring. */
    private Uni<List<WantedValue>> others(PersonChange change, AccessCode code) {
        var walk = new Walk(code);
        return Multi.createBy()
                .repeating()
                .uni(() -> follow(change, walk))
                .whilst(more -> more)
                .collect()
                .last()
                .map(end -> walk.closed ? walk.found : List.of());
    }

    private Uni<Boolean> follow(PersonChange change, Walk walk) {
        return holder(change, walk.next).chain(holder -> {
            walk.closed = change.user().equals(holder);
            if (holder == null || walk.closed || walk.found.size() == MOST) {
                return Uni.createFrom().item(false);
            }
            return conflicts.awaitedBy(change, holder).map(wanted -> {
                if (wanted == null) {
                    return false;
                }
                walk.found.add(wanted);
                walk.next = new AccessCode(wanted.value());
                return true;
            });
        });
    }

    private Uni<@Nullable UUID> holder(PersonChange change, AccessCode code) {
        return codes.holder(change.transaction(), fingerprints.candidates(change.organisation(), code));
    }

    private Uni<List<Turn>> turns(PersonChange change, List<WantedValue> others) {
        List<Turn> turns = new ArrayList<>();
        return each(others, wanted -> {
                    Cause cause = change.cause().passedOnFor(wanted.source()).notifying(wanted.notifies());
                    return locks.lock(change.space(), wanted.user(), cause)
                            .invoke(lock -> turns.add(new Turn(
                                    ((PersonLock.Locked) lock).change(),
                                    new AccessCode(wanted.value()),
                                    CodeOrigin.suppliedBy(wanted.source()),
                                    IssueAccessCode.reasonOf(wanted))))
                            .replaceWithVoid();
                })
                .replaceWith(turns);
    }

    private Uni<Void> exchange(List<Turn> turns) {
        List<HeldCode> held = new ArrayList<>();
        return each(
                        turns,
                        turn -> issue.current(turn.change())
                                .invoke(held::add)
                                .chain(code -> issue.retire(turn.change(), code))
                                .chain(() -> conflicts.withdraw(turn.change(), CredentialKind.ACCESS_CODE)))
                .chain(() -> {
                    var before = held.iterator();
                    return each(
                            turns,
                            turn -> issue.putInExchange(
                                    turn.change(), before.next(), turn.code(), turn.origin(), turn.reason()));
                });
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> step.apply(item))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
