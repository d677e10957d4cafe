package platen.accesscode.issuing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.issuing.IssueAccessCode.Supply;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.CodeOrigin;
import platen.accesscode.issuing.domain.CodeRule;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.issuing.domain.SuppliedCode;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** An administrator's change of somebody's code (R6). */
@ApplicationScoped
public class ChangeAccessCode {

    /** What the administrator wants. */
    public sealed interface Wish {

        /** This code, as typed. */
        record Typed(String raw) implements Wish {
            @Override
            public String toString() {
                return "Typed[…]";
            }
        }

        /** Any other code. */
        record Generated() implements Wish {}

        /** No code; but everybody has one, so another comes in its place. */
        record Removed() implements Wish {}
    }

    /** What came of it. */
    public sealed interface Result {

        record Changed(ShownCode code) implements Result {}

        record Refused(CodeRule rule) implements Result {}

        record Taken() implements Result {}

        record Stale() implements Result {}

        record PersonInactive() implements Result {}

        record UnknownPerson() implements Result {}
    }

    private final OrganisationTransactions transactions;
    private final PersonLocks locks;
    private final AccessCodes codes;
    private final IssueAccessCode issue;
    private final DrawAccessCode draw;
    private final Conflicts conflicts;
    private final CodeMeters meters;

    ChangeAccessCode(
            OrganisationTransactions transactions,
            PersonLocks locks,
            AccessCodes codes,
            IssueAccessCode issue,
            DrawAccessCode draw,
            Conflicts conflicts,
            CodeMeters meters) {
        this.transactions = transactions;
        this.locks = locks;
        this.codes = codes;
        this.issue = issue;
        this.draw = draw;
        this.conflicts = conflicts;
        this.meters = meters;
    }

    /**
     * @param expected whether the caller may overwrite this version
     */
    public Uni<Result> change(UUID organisation, UUID user, Wish wish, LongPredicate expected, Cause cause) {
        return switch (wish) {
            case Wish.Typed typed ->
                switch (SuppliedCode.read(typed.raw(), true)) {
                    case SuppliedCode.Accepted(AccessCode code) ->
                        change(organisation, user, expected, cause, change -> type(change, code));
                    case SuppliedCode.Refused(CodeRule rule) -> Uni.createFrom().item(new Result.Refused(rule));
                };
            case Wish.Generated generated ->
                change(organisation, user, expected, cause, change -> draw(change, IssueReason.GENERATED_BY_ADMIN));
            case Wish.Removed removed ->
                change(organisation, user, expected, cause, change -> draw(change, IssueReason.REMOVED_BY_ADMIN));
        };
    }

    private interface Step {
        Uni<Result> take(PersonChange change);
    }

    private Uni<Result> change(UUID organisation, UUID user, LongPredicate expected, Cause cause, Step step) {
        return transactions.in(
                organisation,
                transaction -> locks.lock(transaction, user, cause).chain(lock -> switch (lock) {
                    case PersonLock.Locked(PersonChange change) -> change(transaction, change, expected, step);
                    case PersonLock.UnknownOrganisation unknown ->
                        Uni.createFrom().item(new Result.UnknownPerson());
                    case PersonLock.UnknownPerson unknown -> Uni.createFrom().item(new Result.UnknownPerson());
                }));
    }

    private Uni<Result> change(
            OrganisationTransaction transaction, PersonChange change, LongPredicate expected, Step step) {
        return switch (change.person().state()) {
            case DELETED -> Uni.createFrom().item(new Result.UnknownPerson());
            case INACTIVE -> Uni.createFrom().item(new Result.PersonInactive());
            case ACTIVE ->
                codes.of(transaction, change.user())
                        .chain(held -> isExpected(held, expected)
                                ? step.take(change)
                                : Uni.createFrom().item(new Result.Stale()));
        };
    }

    private static boolean isExpected(@Nullable HeldCode held, LongPredicate expected) {
        return held != null && expected.test(held.version());
    }

    private Uni<Result> type(PersonChange change, AccessCode code) {
        if (code.isTrivial() && !change.policy().trivialCodesAllowed()) {
            return Uni.createFrom().item(new Result.Refused(CodeRule.TRIVIAL));
        }
        return issue.holderBut(change, code)
                .chain(holder -> holder != null
                        ? taken(change)
                        : decide(change)
                                .chain(() -> issue.supply(change, code, CodeOrigin.TYPED, IssueReason.SET_BY_ADMIN))
                                .chain(supply -> switch (supply) {
                                    case Supply.Given(HeldCode given) -> changed(change, given);
                                    case Supply.Taken taken -> taken(change);
                                }));
    }

    private Uni<Result> taken(PersonChange change) {
        meters.conflicted(change.transaction(), CodeMeters.Conflict.TYPED);
        return Uni.createFrom().item(new Result.Taken());
    }

    private Uni<Result> draw(PersonChange change, IssueReason reason) {
        return Uni.combine()
                .all()
                .unis(decide(change), issue.generate(change, reason))
                .with((decided, given) -> new Result.Changed(new ShownCode(change.user(), given, 0)));
    }

    /**
     * The administrator's word counts, so what a source wanted for this person is not wanted any more. Before the change:
     * what the person gives up may go round and set that wanted code free.
     */
    private Uni<Void> decide(PersonChange change) {
        return conflicts.withdraw(change, CredentialKind.ACCESS_CODE);
    }

    private Uni<Result> changed(PersonChange change, HeldCode given) {
        return draw.closeNeighbours(change.transaction(), given.code())
                .map(neighbours -> new Result.Changed(new ShownCode(change.user(), given, neighbours)));
    }
}
