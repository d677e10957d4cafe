package platen.accesscode.bulk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.bulk.persistence.RegenerationJobs;
import platen.accesscode.issuing.CodeMeters;
import platen.accesscode.issuing.domain.CodeSpaceExhausted;
import platen.kit.crypto.DecryptionFailed;
import platen.kit.crypto.KeyMaterialException;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** After a failed batch: a pause and another attempt, or the end. Nothing of the batch has happened. */
@ApplicationScoped
class RecoverJob {

    private static final Logger LOG = Logger.getLogger(RecoverJob.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    private final OrganisationTransactions transactions;
    private final RegenerationJobs jobs;
    private final EndJob end;
    private final CodeMeters meters;
    private final int attempts;

    RecoverJob(
            OrganisationTransactions transactions,
            RegenerationJobs jobs,
            EndJob end,
            CodeMeters meters,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.end = end;
        this.meters = meters;
        this.attempts = config.jobs().attempts();
    }

    /** Lets go of the job. With the database away that fails too; then its lease ends by itself. */
    Uni<Void> from(JobClaim claim, Throwable failure) {
        LOG.warnf("A batch failed, organisationId=%s, jobId=%s: %s", claim.organisation(), claim.id(), failure);
        return transactions
                .in(
                        claim.organisation(),
                        transaction -> jobs.countFailure(transaction, claim)
                                .chain(failures -> failures == 0
                                        ? Uni.createFrom().voidItem()
                                        : failures < attempts && !isFinal(failure)
                                                ? jobs.release(transaction, claim, pause(failures))
                                                : fail(transaction, claim, failure)))
                .onFailure()
                .recoverWithUni(again -> {
                    LOG.warnf("Job %s waits for its lease to end: %s", claim.id(), again);
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> fail(OrganisationTransaction transaction, JobClaim claim, Throwable failure) {
        LOG.errorf(failure, "Job failed, organisationId=%s, jobId=%s", claim.organisation(), claim.id());
        if (failure instanceof CodeSpaceExhausted) {
            meters.conflicted(transaction, CodeMeters.Conflict.EXHAUSTED);
        }
        return end.fail(transaction, claim.id(), sentence(failure), claim.cause());
    }

    /** Whether another attempt would come to the same. */
    private static boolean isFinal(Throwable failure) {
        return failure instanceof CodeSpaceExhausted;
    }

    /** For administrators: no more than what they can do something about. */
    private static String sentence(Throwable failure) {
        return switch (failure) {
            case CodeSpaceExhausted exhausted ->
                "No free code is left, up to the greatest length. Let the policy make longer codes or codes of more symbols.";
            case DecryptionFailed wrongKey ->
                "A stored code does not open under the service's data key. Bring the key back and order the job again.";
            case KeyMaterialException missing ->
                "A key of the service is missing or wrong. Bring it back and order the job again.";
            default -> "A batch failed several times in a row. The service's log says why.";
        };
    }

    private static Duration pause(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures - 1, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
