package platen.accesscode.bulk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.bulk.CommitBatch.Outcome;
import platen.accesscode.bulk.Regeneration.LookAhead;
import platen.accesscode.bulk.persistence.RegenerationJobs;
import platen.kit.organisation.OrganisationTransactions;

/** One turn of a job: a batch, or the news that it must wait or is over. */
@ApplicationScoped
class TakeTurn {

    private static final Logger LOG = Logger.getLogger(TakeTurn.class);

    /** What comes after a turn. */
    enum Next {
        MORE,
        /** Others must catch up first. */
        WAIT,
        OVER
    }

    private final OrganisationTransactions transactions;
    private final PrepareBatch prepare;
    private final CommitBatch commit;
    private final RegenerationJobs jobs;
    private final AccessCodeConfig.Jobs config;

    TakeTurn(
            OrganisationTransactions transactions,
            PrepareBatch prepare,
            CommitBatch commit,
            RegenerationJobs jobs,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.prepare = prepare;
        this.commit = commit;
        this.jobs = jobs;
        this.config = config.jobs();
    }

    Uni<Next> take(Regeneration job) {
        Uni<LookAhead> begun = job.takeAhead();
        return (begun == null ? prepare.after(job.reached(), job) : begun)
                .chain(made -> made.batch() == null ? waitFor(job) : write(job, made.batch()));
    }

    private Uni<Next> write(Regeneration job, Batch batch) {
        if (!batch.isLast()) {
            job.lookAhead(prepare.after(batch.reaches(), job));
        }
        return commit.commit(job, batch).map(outcome -> switch (outcome) {
            case Outcome.Written written -> {
                if (!written.reached().equals(batch.reaches())) {
                    job.takeAhead(); // it begins at the wrong place
                }
                job.codes().knows(written.newest());
                job.reached(written.reached());
                if (written.complete() && job.outgrowsStatistics(batch.firstCodes())) {
                    takeStatistics();
                }
                yield Next.MORE;
            }
            case Outcome.Finished finished -> Next.OVER;
            case Outcome.Lost lost -> Next.OVER;
        });
    }

    /** Beside the job; without it batches are only slower. */
    private void takeStatistics() {
        jobs.takeStatistics()
                .subscribe()
                .with(taken -> {}, failure -> LOG.warnf("No statistics were taken: %s", failure.toString()));
    }

    /** What keeps a job from its work for long must not cost it its lease. */
    private Uni<Next> waitFor(Regeneration job) {
        if (!job.needsRenewal(config.lease())) {
            return Uni.createFrom().item(Next.WAIT);
        }
        job.leaseRenewed();
        return transactions
                .in(job.claim().organisation(), transaction -> jobs.renew(transaction, job.claim(), config.lease()))
                .map(renewed -> renewed ? Next.WAIT : Next.OVER);
    }
}
