package platen.google.push;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.google.GoogleSyncConfig;
import platen.google.connection.ScheduleRuns;
import platen.google.directory.DirectoryFailure;
import platen.google.push.persistence.PostgresPushJobs;
import platen.google.runs.ReadAgain;
import platen.kit.organisation.OrganisationTransactions;

/** Has the people read again whom pushes have named. */
@ApplicationScoped
class ApplyPushes {

    private static final Logger LOG = Logger.getLogger(ApplyPushes.class);

    /** Longer than reading a batch takes, waits for Google included. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final int MOST_TRIES = 5;

    private final OrganisationTransactions transactions;
    private final PostgresPushJobs jobs;
    private final ReadAgain readAgain;
    private final ScheduleRuns scheduleRuns;
    private final int batchSize;
    private final Duration retry;

    ApplyPushes(
            OrganisationTransactions transactions,
            PostgresPushJobs jobs,
            ReadAgain readAgain,
            ScheduleRuns scheduleRuns,
            GoogleSyncConfig config) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.readAgain = readAgain;
        this.scheduleRuns = scheduleRuns;
        this.batchSize = config.push().batchSize();
        this.retry = config.push().retry();
    }

    Uni<Void> apply(UUID organisation) {
        return transactions
                .in(organisation, transaction -> jobs.claim(transaction, batchSize, LEASE))
                .chain(claimed -> claimed.isEmpty() ? Uni.createFrom().voidItem() : apply(organisation, claimed));
    }

    private Uni<Void> apply(UUID organisation, List<PushJob> claimed) {
        List<String> people = claimed.stream().map(PushJob::externalId).toList();
        return readAgain
                .read(organisation, people, transaction -> jobs.done(transaction, claimed))
                .chain(outcome -> transactions.in(
                        // Of those that are done, one for which another push came meanwhile is due at once.
                        organisation, transaction -> jobs.putBack(transaction, claimed, Duration.ZERO)))
                .onFailure()
                .recoverWithUni(failure -> failed(organisation, claimed, failure));
    }

    private Uni<Void> failed(UUID organisation, List<PushJob> claimed, Throwable failure) {
        LOG.warnf("Pushed people not read: organisationId=%s %s", organisation, failure.getMessage());
        boolean lasting = failure instanceof DirectoryFailure refused
                && !refused.refusal().passes();
        boolean given = lasting || claimed.stream().anyMatch(job -> job.tries() >= MOST_TRIES);
        return transactions.in(
                organisation,
                transaction -> given
                        ? jobs.done(transaction, claimed).chain(() -> scheduleRuns.hint(transaction))
                        : jobs.putBack(transaction, claimed, retry));
    }
}
