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
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.bulk.TakeTurn.Next;
import platen.accesscode.bulk.persistence.RegenerationJobs;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Works on the jobs of all organisations that nobody else works on, one batch of each in turn, so that a big job does not
 * delay a small one. Every replica has one.
 */
@ApplicationScoped
public class RegenerationWorker {

    private static final Logger LOG = Logger.getLogger(RegenerationWorker.class);
    private static final long WAIT_MILLIS = 20;
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ZERO;

    private final OrganisationTransactions transactions;
    private final RegenerationJobs jobs;
    private final LearnCodes learn;
    private final TakeTurn turn;
    private final RecoverJob recover;
    private final Vertx vertx;
    private final AccessCodeConfig.Jobs config;

    /** In order of their turns. Guarded by itself, as is {@code working}. */
    private final Deque<Regeneration> held = new ArrayDeque<>();

    private boolean working;
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
            return held.size() + (working ? 1 : 0);
        }
    }

    private Uni<Void> claim(UUID organisation) {
        return transactions
                .in(organisation, transaction -> jobs.claim(transaction, config.lease()))
                .chain(claim -> claim == null ? Uni.createFrom().voidItem() : begin(claim));
    }

    private Uni<Void> begin(JobClaim claim) {
        LOG.infof("Job taken up, organisationId=%s, jobId=%s", claim.organisation(), claim.id());
        return learn.all(claim)
                .invoke(codes -> {
                    synchronized (held) {
                        held.addLast(new Regeneration(claim, codes));
                    }
                    work();
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> recover.from(claim, failure));
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
        turn.take(next)
                .subscribe()
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
        }
        if (after == Next.WAIT) {
            vertx.setTimer(WAIT_MILLIS, timer -> work());
        } else {
            work();
        }
    }

    /** Others may take up at once what this replica lets go of; a batch under way ends or is rolled back. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        Multi.createFrom()
                .iterable(let())
                .onItem()
                .transformToUniAndConcatenate(job -> transactions.in(
                        job.claim().organisation(), transaction -> jobs.release(transaction, job.claim(), AT_ONCE)))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(SHUTDOWN_GRACE);
    }

    private Iterable<Regeneration> let() {
        synchronized (held) {
            Deque<Regeneration> all = new ArrayDeque<>(held);
            held.clear();
            return all;
        }
    }
}
