package platen.notification.mailing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
    private volatile Map<Queue, Waiting> seen = Map.of();

    MailBacklog(WaitingMails waitingMails, Clock clock, MeterRegistry meters) {
        this.waitingMails = waitingMails;
        this.clock = clock;
        for (Queue queue : Queue.values()) {
            register(meters, "platen.mails.waiting", queue, Waiting::mails);
            register(meters, "platen.mails.late", queue, Waiting::lateSeconds);
        }
    }

    private void register(MeterRegistry meters, String name, Queue queue, ToDoubleFunction<Waiting> value) {
        Gauge.builder(name, () -> {
                    Waiting now = seen.get(queue);
                    return now == null ? Double.NaN : value.applyAsDouble(now);
                })
                .tag("queue", queue.name().toLowerCase(Locale.ROOT))
                .strongReference(true)
                .register(meters);
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
