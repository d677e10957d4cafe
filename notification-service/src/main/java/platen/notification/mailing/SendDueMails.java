package platen.notification.mailing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import platen.notification.MailSettings;
import platen.notification.mailing.ClaimMails.ClaimedMail;
import platen.notification.mailing.domain.Attempt;
import platen.notification.mailing.persistence.DueOrganisations;

/**
 * Sends what is due, so many at the same time as are allowed. Goes round by organisation, a few mails of each, so that a long
 * queue of one does not keep another waiting. The timer is the truth; waking up after a commit only makes it faster.
 */
@ApplicationScoped
public class SendDueMails {

    private static final Logger LOG = Logger.getLogger(SendDueMails.class);
    private static final int ORGANISATIONS_OF_A_ROUND = 200;
    private static final int CLAIMS_PER_SENDER = 4;
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(8);

    private final DueOrganisations dueOrganisations;
    private final ClaimMails claimMails;
    private final DeliverMail deliverMail;
    private final Leases leases;
    private final Vertx vertx;
    private final Clock clock;
    private final int concurrency;
    private final long pollMillis;
    private final AtomicInteger wishes = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile Uni<Round> current = Uni.createFrom().item(new Round());

    SendDueMails(
            DueOrganisations dueOrganisations,
            ClaimMails claimMails,
            DeliverMail deliverMail,
            Leases leases,
            Vertx vertx,
            MailSettings settings,
            Clock clock) {
        this.dueOrganisations = dueOrganisations;
        this.claimMails = claimMails;
        this.deliverMail = deliverMail;
        this.leases = leases;
        this.vertx = vertx;
        this.clock = clock;
        this.concurrency = settings.concurrency();
        this.pollMillis = settings.poll().toMillis();
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(pollMillis, timer -> wake());
        vertx.setPeriodic(Math.max(1, leases.length().toMillis() / 3), timer -> renewLeases());
    }

    /** Attempts in hand may end; what does not in time is another replica's, or the next start's, when its lease lapses. */
    void stop(@Observes ShutdownEvent event) {
        stopped.set(true);
        current.onFailure().recoverWithItem(new Round()).await().atMost(SHUTDOWN_GRACE);
    }

    /** Asks for a look at the queue soon. Wishes that come in meanwhile lead to one more. */
    public void wake() {
        if (wishes.getAndIncrement() == 0) {
            run();
        }
    }

    /** One walk over the organisations with something due. */
    private static final class Round {
        private final AtomicInteger tried = new AtomicInteger();
        private final AtomicBoolean serverIsAway = new AtomicBoolean();

        void count(Attempt attempt) {
            tried.incrementAndGet();
            if (attempt.saysServerIsAway()) {
                serverIsAway.set(true);
            }
        }

        /** When the server is away the rest of the queue is spared the attempt; the timer asks again. */
        boolean deservesAnother() {
            return tried.get() > 0 && !serverIsAway.get();
        }
    }

    private void run() {
        if (stopped.get()) {
            return;
        }
        int granted = wishes.get();
        Uni<Round> round = round().memoize().indefinitely();
        current = round;
        round.subscribe().with(done -> finish(granted, done.deservesAnother()), failure -> {
            LOG.warnf("Looking at the mail queue failed: %s", failure.toString());
            finish(granted, false);
        });
    }

    private void finish(int granted, boolean again) {
        if (again || wishes.addAndGet(-granted) > 0) {
            run();
        }
    }

    private Uni<Round> round() {
        Round round = new Round();
        return dueOrganisations
                .at(clock.instant(), ORGANISATIONS_OF_A_ROUND)
                .onItem()
                .transformToMulti(organisations -> Multi.createFrom().iterable(organisations))
                .onItem()
                .transformToMulti(organisation -> claims(organisation, round))
                .concatenate()
                .onItem()
                .transformToUni(claimed ->
                        deliverMail.deliver(claimed).invoke(round::count).invoke(this::tell))
                .merge(concurrency)
                .collect()
                .last()
                .replaceWith(round);
    }

    private Multi<ClaimedMail> claims(UUID organisation, Round round) {
        return Uni.createFrom()
                .deferred(() -> stopped.get() || round.serverIsAway.get()
                        ? Uni.createFrom().item(List.<ClaimedMail>of())
                        : claimMails.of(organisation, concurrency * CLAIMS_PER_SENDER))
                // A failure here must not cancel what is being sent.
                .onFailure()
                .invoke(failure -> LOG.warnf("Claiming mails failed: %s", failure.toString()))
                .onFailure()
                .recoverWithItem(List.of())
                .onItem()
                .transformToMulti(mails -> Multi.createFrom().iterable(mails));
    }

    /** Says once that mails wait and once that they go out again, however many there are. */
    private void tell(Attempt attempt) {
        if (attempt.saysServerIsAway() && waiting.compareAndSet(false, true)) {
            LOG.warnf("Mails wait: %s", attempt.answer());
        } else if (attempt instanceof Attempt.Accepted && waiting.compareAndSet(true, false)) {
            LOG.info("Mails go out again");
        }
    }

    private void renewLeases() {
        leases.renew()
                .subscribe()
                .with(
                        done -> LOG.trace("Leases renewed"),
                        failure -> LOG.warnf("Leases are not renewed: %s", failure.toString()));
    }
}
