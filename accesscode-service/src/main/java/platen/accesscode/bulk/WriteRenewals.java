package platen.accesscode.bulk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.About;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.bulk.persistence.BulkCodes;
import platen.accesscode.bulk.persistence.BulkPeople;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.issuing.messaging.AccessCodeEvents;
import platen.accesscode.issuing.messaging.AccessCodeEvents.Issued;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Writes hundreds of new codes in a handful of statements, sent without waiting for each other's answers: the connection keeps
 * their order.
 */
@ApplicationScoped
class WriteRenewals {

    private final CodeSpaces spaces;
    private final BulkPeople people;
    private final BulkCodes codes;
    private final AccessCodeEvents events;
    private final Audit audit;
    private final Clock clock;

    WriteRenewals(
            CodeSpaces spaces, BulkPeople people, BulkCodes codes, AccessCodeEvents events, Audit audit, Clock clock) {
        this.spaces = spaces;
        this.people = people;
        this.codes = codes;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns the number of the newest code; 0 when there is none. */
    Uni<Long> write(CodeSpace space, JobClaim claim, List<Renewal> renewals) {
        if (renewals.isEmpty()) {
            return Uni.createFrom().item(0L);
        }
        OrganisationTransaction transaction = space.transaction();
        Instant now = clock.instant();
        List<Renewal> active = renewals.stream().filter(Renewal::isActive).toList();
        return Uni.combine()
                .all()
                .unis(
                        people.takeCodeVersions(
                                transaction, active.stream().map(Renewal::user).toList()),
                        codes.retire(transaction, renewals, now),
                        codes.add(transaction, renewals, now),
                        events.issued(transaction, issued(active), claim.cause()),
                        count(space, renewals),
                        audit(transaction, claim, Action.ACCESS_CODE_ISSUED, renewals, Renewal::isActive),
                        audit(
                                transaction,
                                claim,
                                Action.ACCESS_CODE_RESERVED,
                                renewals,
                                renewal -> !renewal.isActive()))
                .with((versions, retired, newest, published, counted, noted, reserved) -> newest);
    }

    private static List<Issued> issued(List<Renewal> active) {
        return active.stream()
                .map(renewal -> new Issued(
                        renewal.user(), (HeldCode.Active) renewal.next(), renewal.fingerprint(), renewal.sealed()))
                .toList();
    }

    private Uni<Void> count(CodeSpace space, List<Renewal> renewals) {
        long fresh = renewals.stream()
                .filter(renewal -> renewal.before().code() == null)
                .count();
        return fresh == 0 ? Uni.createFrom().voidItem() : spaces.count(space, (int) fresh);
    }

    private Uni<Void> audit(
            OrganisationTransaction transaction,
            JobClaim claim,
            Action action,
            List<Renewal> renewals,
            Predicate<Renewal> which) {
        List<About> people = renewals.stream()
                .filter(which)
                .map(renewal -> new About(renewal.user(), note(renewal)))
                .toList();
        return audit.recordAll(transaction, claim.cause(), action, people);
    }

    private static Note note(Renewal renewal) {
        Somebody.Code before = renewal.before().code();
        return Note.of(IssueReason.POLICY_JOB.slug(), renewal.next().version())
                .from(before == null ? null : AccessCode.masked(before.length()))
                .to(renewal.code().masked());
    }
}
