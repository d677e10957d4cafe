package platen.accesscode.bulk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.bulk.TakeTurn.Next;
import platen.accesscode.bulk.persistence.RegenerationJobs;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Works on the jobs of all organisations that nobody else works on, one batch of each in turn, so that a big job does not
 * delay a small one. Every replica has one.
 */
@ApplicationScoped
public class RegenerationWorker {

    private static final Logger LOG = Logger.getLogger(RegenerationWorker.class);
    private static final long WAIT_MILLIS = 50;
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ZERO;

    private final OrganisationTransactions transactions;
    private final RegenerationJobs jobs;
    private final LearnCodes learn;
    private final TakeTurn turn;
    private final RecoverJob recover;
    private final Vertx vertx;
    private final AccessCodeConfig.Jobs config;

    /** In order of their turns. Guarded by itself, as are the two below. */
    private final Deque<Regeneration> held = new ArrayDeque<>();

    private boolean working;

    /** Jobs whose codes are being read. */
    private int beginning;

    /** The turn that is being taken. */
    private volatile @Nullable Uni<Next> underWay;

    private volatile boolean stopped;

    RegenerationWorker(
            OrganisationTransactions transactions,
            RegenerationJobs jobs,
            LearnCodes learn,
            TakeTurn turn,
            RecoverJob recover,
            Vertx vertx,
            AccessCodeConfig config) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.learn = learn;
        this.turn = turn;
        this.recover = recover;
        this.vertx = vertx;
        this.config = config.jobs();
    }

    @Scheduled(every = "${platen.accesscode.jobs.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        int room = config.atOnce() - holding();
        if (stopped || room <= 0) {
            return Uni.createFrom().voidItem();
        }
        return jobs.organisationsDue(room)
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(this::claim)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("No job taken up now: %s", failure.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    private int holding() {
        synchronized (held) {
            return held.size() + beginning + (working ? 1 : 0);
        }
    }

    private Uni<Void> claim(UUID organisation) {
        return transactions
                .in(organisation, transaction -> jobs.claim(transaction, config.lease()))
                .invoke(claim -> {
                    if (claim != null) {
                        begin(claim);
                    }
                })
                .replaceWithVoid()
                .onFailure(DeletedOrganisation::causes)
                .recoverWithNull();
    }

    /** Others are not kept waiting while the codes of a large organisation are read. */
    private void begin(JobClaim claim) {
        LOG.infof("Job taken up, organisationId=%s, jobId=%s", claim.organisation(), claim.id());
        synchronized (held) {
            beginning++;
        }
        learn.all(claim)
                .subscribe()
                .with(
                        codes -> begun(new Regeneration(claim, codes)),
                        failure -> recover.from(claim, failure).subscribe().with(recovered -> begun(null)));
    }

    private void begun(@Nullable Regeneration job) {
        synchronized (held) {
            beginning--;
            if (job != null) {
                held.addLast(job);
            }
        }
        work();
    }

    /** Begins with turns unless they are being taken. */
    private void work() {
        Regeneration next;
        synchronized (held) {
            if (working || stopped || held.isEmpty()) {
                return;
            }
            next = held.removeFirst();
            working = true;
        }
        Uni<Next> taken = turn.take(next).memoize().indefinitely();
        underWay = taken;
        taken.subscribe()
                .with(
                        after -> done(next, after),
                        failure -> recover.from(next.claim(), failure)
                                .subscribe()
                                .with(recovered -> done(next, Next.OVER)));
    }

    private void done(Regeneration job, Next after) {
        synchronized (held) {
            working = false;
            if (after != Next.OVER) {
                held.addLast(job);
            }
            underWay = null;
        }
        if (after == Next.WAIT) {
            vertx.setTimer(WAIT_MILLIS, timer -> work());
        } else {
            work();
        }
    }

    /** Lets the batch under way come to its end, and others take up at once what this replica held. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        Uni<Next> last = underWay;
        if (last != null) {
            quietly(last.replaceWithVoid());
        }
        quietly(Multi.createFrom()
                .iterable(let())
                .onItem()
                .transformToUniAndConcatenate(job -> transactions.in(
                        job.claim().organisation(), transaction -> jobs.release(transaction, job.claim(), AT_ONCE)))
                .onItem()
                .ignoreAsUni());
    }

    /** What does not succeed now is left to the lease. */
    private static void quietly(Uni<Void> work) {
        work.ifNoItem()
                .after(SHUTDOWN_GRACE)
                .fail()
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    private Iterable<Regeneration> let() {
        synchronized (held) {
            Deque<Regeneration> all = new ArrayDeque<>(held);
            held.clear();
            return all;
        }
    }
}
