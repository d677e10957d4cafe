package platen.identity.groups;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.identity.groups.persistence.GroupWork;
import platen.identity.rounds.Rounds;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Works on the groups of all organisations, a batch of each in turn. Every replica has one; an organisation is claimed for each batch anew,
 * so whichever comes next goes on with it. A batch and how far it got are one transaction.
 */
@ApplicationScoped
class GroupWorker {

    private static final Logger LOG = Logger.getLogger(GroupWorker.class);
    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final OrganisationTransactions transactions;
    private final GroupWork work;
    private final TellMembers tell;
    private final FollowGroups follow;
    private final MeetRules meet;
    private final GroupConfig config;
    private final Rounds rounds;

    GroupWorker(
            OrganisationTransactions transactions,
            GroupWork work,
            TellMembers tell,
            FollowGroups follow,
            MeetRules meet,
            GroupConfig config) {
        this.transactions = transactions;
        this.work = work;
        this.tell = tell;
        this.follow = follow;
        this.meet = meet;
        this.config = config;
        this.rounds = new Rounds("Groups", LOG, config.atOnce(), work::organisationsDue, this::turn);
    }

    @Scheduled(every = "${platen.identity.groups.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> work() {
        return rounds.work();
    }

    /** Spares whoever has just changed something the wait for the next look, once it is committed. */
    void nudgeAfter(OrganisationTransaction transaction) {
        transaction.afterCommit(() -> work().subscribe().with(worked -> {}));
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    private Uni<Boolean> turn(UUID organisation) {
        return transactions
                .in(organisation, transaction -> work.claim(transaction, config.lease()))
                .chain(claimed -> claimed
                        ? transactions
                                .in(organisation, this::batch)
                                .onFailure()
                                .recoverWithItem(failure -> {
                                    LOG.warnf(
                                            "Groups wait, organisationId=%s: %s",
                                            organisation, failure.getClass().getSimpleName());
                                    return AFTER_TROUBLE;
                                })
                                .call(delay ->
                                        transactions.in(organisation, transaction -> work.rest(transaction, delay)))
                                .map(Duration::isZero)
                        : Uni.createFrom().item(false));
    }

    /** People are told of before more of them are found; returns how long to wait before the next batch. */
    private Uni<Duration> batch(OrganisationTransaction transaction) {
        return work.tooManyUnpublished(transaction, config.mostUnpublished())
                .chain(full -> full
                        ? Uni.createFrom().item(A_MOMENT)
                        : tell.step(transaction)
                                .chain(told -> told ? done() : follow.step(transaction))
                                .chain(done -> done ? done() : meet.step(transaction))
                                .map(done -> done ? Duration.ZERO : A_MOMENT));
    }

    private static Uni<Boolean> done() {
        return Uni.createFrom().item(true);
    }
}
