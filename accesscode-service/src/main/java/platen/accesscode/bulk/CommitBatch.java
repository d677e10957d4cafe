package platen.accesscode.bulk;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.bulk.Batch.Rules;
import platen.accesscode.bulk.persistence.BulkPeople;
import platen.accesscode.bulk.persistence.RegenerationJobs;
import platen.accesscode.bulk.persistence.RegenerationJobs.Step;
import platen.accesscode.issuing.IssueAccessCode;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.people.PersonLock;
import platen.accesscode.people.PersonLocks;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.accesscode.policy.persistence.PolicyOverrides;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Writes a batch: one transaction with everything it brings about and with how far the job has come, so that a crash at any
 * moment leaves nobody out and does nobody twice. It holds the code space only from here on.
 */
@ApplicationScoped
class CommitBatch {

    /** What came of a batch. */
    sealed interface Outcome {

        /** @param complete whether all of it was written */
        record Written(UUID reached, boolean complete, long newest) implements Outcome {}

        /** The job is at its end. */
        record Finished() implements Outcome {}

        /** The job is paused, cancelled, or in other hands. */
        record Lost() implements Outcome {}
    }

    private final OrganisationTransactions transactions;
    private final CodeSpaces spaces;
    private final PolicyOverrides overrides;
    private final RegenerationJobs jobs;
    private final BulkPeople people;
    private final LearnCodes learn;
    private final WriteRenewals write;
    private final PersonLocks locks;
    private final IssueAccessCode issue;
    private final EndJob end;
    private final Timer lockHeld;
    private final Duration lease;

    CommitBatch(
            OrganisationTransactions transactions,
            CodeSpaces spaces,
            PolicyOverrides overrides,
            RegenerationJobs jobs,
            BulkPeople people,
            LearnCodes learn,
            WriteRenewals write,
            PersonLocks locks,
            IssueAccessCode issue,
            EndJob end,
            MeterRegistry meters,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.spaces = spaces;
        this.overrides = overrides;
        this.jobs = jobs;
        this.people = people;
        this.learn = learn;
        this.write = write;
        this.locks = locks;
        this.issue = issue;
        this.end = end;
        this.lockHeld = Timer.builder("platen.accesscode.jobs.code.space.held")
                .description("How long a batch keeps others from an organisation's codes")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.lease = config.jobs().lease();
    }

    /** Begins with the lock on the code space, as everything does that changes who has which code. */
    Uni<Outcome> commit(Regeneration job, Batch batch) {
        long[] locked = {0};
        return transactions
                .in(
                        job.claim().organisation(),
                        transaction -> spaces.lock(transaction)
                                .invoke(() -> locked[0] = System.nanoTime())
                                .chain(space -> jobs.lockReached(transaction, job.claim())
                                        .chain(reached -> space == null || reached == null
                                                ? Uni.createFrom().item(new Outcome.Lost())
                                                : reached.equals(batch.after())
                                                        ? commit(space, job, batch)
                                                        : Uni.createFrom()
                                                                .item(new Outcome.Written(reached, false, 0)))))
                .invoke(() -> lockHeld.record(Duration.ofNanos(System.nanoTime() - locked[0])));
    }

    private Uni<Outcome> commit(CodeSpace space, Regeneration job, Batch batch) {
        OrganisationTransaction transaction = space.transaction();
        return Uni.combine()
                .all()
                .unis(
                        learn.newOnes(transaction, job.codes()).replaceWith(true),
                        overrides
                                .all(transaction)
                                .map(all -> Rules.of(space, all).equals(batch.rules())),
                        people.lock(
                                transaction,
                                batch.renewals().stream().map(Renewal::user).toList()))
                .with((learned, sameRules, found) -> sameRules ? batch.cut(stillGood(job, batch, found)) : batch.cut(0))
                .chain(good -> good.alone() == null
                        ? write.write(space, job.claim(), good.renewals())
                                .chain(newest -> advance(
                                        space, job, good, good.renewals().size(), newest))
                        : alone(space, job, good, good.alone()))
                .map(outcome -> outcome);
    }

    /** How many renewals, from the first on, are as good as when they were made. */
    private static int stillGood(Regeneration job, Batch batch, List<Somebody> found) {
        List<Renewal> renewals = batch.renewals();
        int free = job.codes().stillFree(renewals.stream().map(Renewal::code).toList(), batch.mark());
        Map<UUID, Somebody> now = found.stream().collect(Collectors.toMap(Somebody::user, Function.identity()));
        int good = 0;
        while (good < free) {
            Renewal renewal = renewals.get(good);
            Somebody somebody = now.get(renewal.user());
            if (somebody == null || !somebody.isStill(renewal.before())) {
                break;
            }
            good++;
        }
        return good;
    }

    /** As if an administrator had asked for it, with all that follows for whoever waits for the code. */
    private Uni<Outcome> alone(CodeSpace space, Regeneration job, Batch batch, Somebody somebody) {
        JobClaim claim = job.claim();
        return people.lock(space.transaction(), List.of(somebody.user())).chain(found -> {
            if (found.isEmpty() || !found.getFirst().isStill(somebody)) {
                return advance(space, job, batch.nothing(), 0, 0);
            }
            return locks.lock(space, somebody.user(), claim.cause())
                    .chain(lock -> lock instanceof PersonLock.Locked(var change)
                            ? issue.generate(change, IssueReason.POLICY_JOB).replaceWithVoid()
                            : Uni.createFrom().voidItem())
                    .chain(() -> advance(space, job, batch, 1, 0));
        });
    }

    private Uni<Outcome> advance(CodeSpace space, Regeneration job, Batch batch, int changed, long newest) {
        OrganisationTransaction transaction = space.transaction();
        Step step = new Step(batch.reaches(), changed, batch.skipped(), job.lap(), batch.sealing());
        Uni<Void> advanced = jobs.advance(transaction, job.claim(), step, lease);
        return batch.isLast()
                ? advanced.chain(() -> end.finish(
                                transaction, job.claim().id(), job.claim().cause()))
                        .replaceWith(new Outcome.Finished())
                : advanced.replaceWith(new Outcome.Written(batch.reaches(), true, newest));
    }
}
