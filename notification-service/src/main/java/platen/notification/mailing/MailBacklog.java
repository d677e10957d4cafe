package platen.notification.mailing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import platen.notification.mailing.domain.Queue;
import platen.notification.mailing.persistence.WaitingMails;
import platen.notification.mailing.persistence.WaitingMails.Waiting;

/**
 * What waits to be sent, as gauges of each queue: {@code platen.mails.waiting} and, in seconds, {@code platen.mails.late}. Of the
 * service, not of a replica: all say the same, so take the largest. NaN while the database does not say.
 */
@ApplicationScoped
class MailBacklog {

    private static final Logger LOG = Logger.getLogger(MailBacklog.class);

    private final WaitingMails waitingMails;
    private final Clock clock;
    private final MeterRegistry meters;
    private final List<Gauge> gauges = new ArrayList<>();
    private volatile Map<Queue, Waiting> seen = Map.of();

    MailBacklog(WaitingMails waitingMails, Clock clock, MeterRegistry meters) {
        this.waitingMails = waitingMails;
        this.clock = clock;
        this.meters = meters;
        for (Queue queue : Queue.values()) {
            register("platen.mails.waiting", queue, Waiting::mails);
            register("platen.mails.late", queue, Waiting::lateSeconds);
        }
    }

    private void register(String name, Queue queue, ToDoubleFunction<Waiting> value) {
        gauges.add(Gauge.builder(name, () -> {
                    Waiting now = seen.get(queue);
                    return now == null ? Double.NaN : value.applyAsDouble(now);
                })
                .tag("queue", queue.name().toLowerCase(Locale.ROOT))
                .strongReference(true)
                .register(meters));
    }

    /** The registry outlives the application where another is started in the same process, as in tests. */
    @PreDestroy
    void leave() {
        gauges.forEach(meters::remove);
    }

    /** Never fails. */
    @Scheduled(every = "${platen.metrics.poll:15s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return waitingMails
                .at(clock.instant())
                .invoke(now -> seen = now)
                .onFailure()
                .invoke(failure -> {
                    seen = Map.of();
                    LOG.debugf("What waits is not known: %s", failure.toString());
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
