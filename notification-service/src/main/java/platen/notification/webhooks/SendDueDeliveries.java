package platen.notification.webhooks;

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
import platen.notification.WebhookSettings;
import platen.notification.webhooks.persistence.WebhookOrganisations;

/**
 * Makes due deliveries. Goes round by organisation, a few of each, and does not wait for those it has begun: an organisation, and each of its
 * webhooks, has so many under way and no more, so that a slow receiver keeps nobody else waiting. The timer is the truth; waking up after a
 * commit only makes it faster.
 */
@ApplicationScoped
public class SendDueDeliveries {

    private static final Logger LOG = Logger.getLogger(SendDueDeliveries.class);
    private static final int ORGANISATIONS_OF_A_ROUND = 200;
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(8);

    private final WebhookOrganisations organisations;
    private final ClaimDeliveries claimDeliveries;
    private final DeliverWebhook deliverWebhook;
    private final Vertx vertx;
    private final Clock clock;
    private final long pollMillis;
    private final UnderWay underWay;
    private final AtomicInteger wishes = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();

    SendDueDeliveries(
            WebhookOrganisations organisations,
            ClaimDeliveries claimDeliveries,
            DeliverWebhook deliverWebhook,
            Vertx vertx,
            WebhookSettings settings,
            Clock clock) {
        this.organisations = organisations;
        this.claimDeliveries = claimDeliveries;
        this.deliverWebhook = deliverWebhook;
        this.vertx = vertx;
        this.clock = clock;
        this.pollMillis = settings.poll().toMillis();
        this.underWay = new UnderWay(settings.concurrency(), settings.concurrencyOfOrganisation());
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(pollMillis, timer -> wake());
    }

    /** Attempts in hand may end; what does not in time is another replica's, or the next start's, when its claim ends. */
    void stop(@Observes ShutdownEvent event) {
        stopped.set(true);
        underWay.awaitNone(SHUTDOWN_GRACE);
    }

    /** Asks for a look at what is due soon. Wishes that come in meanwhile lead to one more. */
    public void wake() {
        if (wishes.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        if (stopped.get()) {
            return;
        }
        int granted = wishes.get();
        round().subscribe().with(done -> finish(granted), failure -> {
            LOG.warnf("Looking for due webhooks failed: %s", failure.toString());
            finish(granted);
        });
    }

    private void finish(int granted) {
        if (wishes.addAndGet(-granted) > 0) {
            run();
        }
    }

    private Uni<Void> round() {
        return organisations
                .withDueDeliveries(clock.instant(), ORGANISATIONS_OF_A_ROUND)
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(this::begin)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> begin(UUID organisation) {
        int room = underWay.roomFor(organisation);
        return room == 0 || stopped.get()
                ? Uni.createFrom().voidItem()
                : claimDeliveries
                        .of(organisation, room)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("Claiming webhooks failed: %s", failure.toString()))
                        .onFailure()
                        .recoverWithItem(List.of())
                        .invoke(claimed -> claimed.forEach(this::begin))
                        .replaceWithVoid();
    }

    private void begin(QueuedDelivery delivery) {
        underWay.begun(delivery.organisation());
        deliverWebhook
                .deliver(delivery)
                .onTermination()
                .invoke(() -> {
                    underWay.ended(delivery.organisation());
                    wake();
                })
                .subscribe()
                .with(done -> LOG.trace("An attempt has ended"));
    }
}
