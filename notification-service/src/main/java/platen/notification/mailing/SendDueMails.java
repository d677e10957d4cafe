package platen.notification.mailing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import platen.notification.MailSettings;
import platen.notification.mailing.domain.Attempt;
import platen.notification.mailing.domain.Queue;
import platen.notification.mailing.persistence.DueOrganisations;

/** Sends what is due. The timer is the truth; waking up after a commit only makes it faster. */
@ApplicationScoped
public class SendDueMails {

    private static final Logger LOG = Logger.getLogger(SendDueMails.class);
    private static final int CLAIMS_PER_PLACE = 4;
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(8);

    private final List<Lane> lanes;
    private final Leases leases;
    private final Vertx vertx;
    private final MailMeters meters;
    private final long pollMillis;
    private final AtomicBoolean waiting = new AtomicBoolean();

    SendDueMails(
            DueOrganisations dueOrganisations,
            ClaimMails claimMails,
            DeliverMail deliverMail,
            Turns turns,
            Leases leases,
            Vertx vertx,
            MailSettings settings,
            MailMeters meters,
            Clock clock) {
        this.leases = leases;
        this.vertx = vertx;
        this.meters = meters;
        this.pollMillis = settings.poll().toMillis();
        var tools = new Lane.Tools(dueOrganisations, claimMails, deliverMail, turns, clock, this::tell);
        this.lanes = List.of(
                new Lane(Queue.URGENT, settings.urgentConcurrency(), 0, tools),
                new Lane(Queue.ORDINARY, settings.concurrency(), turns.areCounted() ? 0 : CLAIMS_PER_PLACE, tools));
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(pollMillis, timer -> lanes.forEach(Lane::tick));
        vertx.setPeriodic(Math.max(1, leases.length().toMillis() / 3), timer -> renewLeases());
    }

    /** Attempts in hand may end; what does not in time is another replica's, or the next start's, when its lease lapses. */
    void stop(@Observes ShutdownEvent event) {
        CompletableFuture.allOf(lanes.stream().map(Lane::stop).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, SHUTDOWN_GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Asks for a look at the queue soon. */
    public void wake() {
        lanes.forEach(Lane::wake);
    }

    /** Counts attempts; says once that mails wait and once that they go out again, however many there are. */
    private void tell(Attempt attempt) {
        meters.attempted(attempt);
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
