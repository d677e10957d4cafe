package platen.accesscode.selfservice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.issuing.IssueAccessCode;
import platen.accesscode.issuing.ShowAccessCode;
import platen.accesscode.issuing.ShownCode;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.people.PersonChange;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.accesscode.selfservice.persistence.OwnRegenerations;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;

/** Somebody has another code generated in place of their own, as often as the organisation lets people. */
@ApplicationScoped
public class RegenerateOwnCode {

    /** What came of it. */
    public sealed interface Result {

        record Regenerated(ShownCode code) implements Result {}

        record NotViewable() implements Result {}

        record NotAllowed() implements Result {}

        /**
         * @param pause until the next one
         */
        record TooMany(int perDay, Duration pause) implements Result {}

        record PersonInactive() implements Result {}

        record NoCode() implements Result {}
    }

    /** Rolls the transaction back, so that an Idempotency-Key is not spent on a refusal. */
    private static final class NotDone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Result result;

        NotDone(Result result) {
            super("refused", null, false, false);
            this.result = result;
        }
    }

    private static final Duration DAY = Duration.ofDays(1);

    private final OrganisationTransactions transactions;
    private final PersonLocks locks;
    private final IssueAccessCode issue;
    private final ShowAccessCode show;
    private final OwnRegenerations regenerations;
    private final Idempotency idempotency;
    private final Clock clock;

    RegenerateOwnCode(
            OrganisationTransactions transactions,
            PersonLocks locks,
            IssueAccessCode issue,
            ShowAccessCode show,
            OwnRegenerations regenerations,
            Idempotency idempotency,
            Clock clock) {
        this.transactions = transactions;
        this.locks = locks;
        this.issue = issue;
        this.show = show;
        this.regenerations = regenerations;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    public Uni<Result> regenerate(UUID organisation, UUID user, Optional<IdempotentRequest> request, Cause cause) {
        return transactions
                .in(
                        organisation,
                        transaction -> idempotency
                                .once(transaction, request, () -> regenerate(transaction, user, cause))
                                .chain(() -> show.find(transaction, user)))
                .<Result>map(code -> code == null ? new Result.NoCode() : new Result.Regenerated(code))
                .onFailure(NotDone.class)
                .recoverWithItem(failure -> ((NotDone) failure).result);
    }

    private Uni<Creation> regenerate(OrganisationTransaction transaction, UUID user, Cause cause) {
        return locks.lock(transaction, user, cause)
                .chain(lock -> lock instanceof PersonLock.Locked(PersonChange change)
                        ? switch (change.person().state()) {
                            case ACTIVE -> regenerate(change);
                            case INACTIVE -> refuse(new Result.PersonInactive());
                            case DELETED -> refuse(new Result.NoCode());
                        }
                        : refuse(new Result.NoCode()));
    }

    private Uni<Creation> regenerate(PersonChange change) {
        if (!change.policy().visibility().codesViewable()) {
            return refuse(new Result.NotViewable());
        }
        if (!change.policy().selfService().regeneration()) {
            return refuse(new Result.NotAllowed());
        }
        int perDay = change.policy().selfService().regenerationsPerDay();
        Instant now = clock.instant();
        return regenerations
                .lastBut(change.transaction(), change.user(), perDay - 1, now.minus(DAY))
                .chain(last -> last == null
                        ? issue.generate(change, IssueReason.REGENERATED_BY_USER)
                                .map(given -> Creation.of(Long.toString(given.version())))
                        : refuse(new Result.TooMany(perDay, Duration.between(now, last.plus(DAY)))));
    }

    private static Uni<Creation> refuse(Result result) {
        return Uni.createFrom().failure(new NotDone(result));
    }
}
