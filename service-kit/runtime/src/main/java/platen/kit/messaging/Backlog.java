package platen.kit.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.OutboxRows.Unpublished;
import platen.kit.messaging.ParkedEvents.ParkedCounts;
import platen.kit.organisation.OrganisationDeletion;
import platen.kit.organisation.OrganisationTransactions;

/**
 * What waits in the database, as gauges: events to be published, parked keys, deletions under way; ages in seconds. It is of the
 * service, not of a replica: all say the same, so take the largest. NaN while the database does not say.
 */
@ApplicationScoped
class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);

    private record Seen(Unpublished outbox, ParkedCounts parked, long deletions) {}

    private final OrganisationTransactions transactions;
    private final OutboxRows outbox;
    private final ParkedEvents parked;
    private final OrganisationDeletion deletion;
    private volatile @Nullable Seen seen;

    Backlog(
            OrganisationTransactions transactions,
            OutboxRows outbox,
            ParkedEvents parked,
            OrganisationDeletion deletion,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.parked = parked;
        this.deletion = deletion;
        var poison = Tags.of("kind", "poison");
        var waiting = Tags.of("kind", "waiting");
        register(meters, "platen.outbox.events", Tags.empty(), now -> now.outbox.events());
        register(meters, "platen.outbox.oldest.age", Tags.empty(), now -> now.outbox.oldestSeconds());
        register(meters, "platen.parked.keys", poison, now -> now.parked.poisonKeys());
        register(meters, "platen.parked.keys", waiting, now -> now.parked.waitingKeys());
        register(meters, "platen.parked.oldest.age", poison, now -> now.parked.poisonSeconds());
        register(meters, "platen.parked.oldest.age", waiting, now -> now.parked.waitingSeconds());
        register(meters, "platen.deletions", Tags.empty(), now -> now.deletions);
    }

    private void register(MeterRegistry meters, String name, Tags tags, ToDoubleFunction<Seen> value) {
        Gauge.builder(name, () -> {
                    Seen now = seen;
                    return now == null ? Double.NaN : value.applyAsDouble(now);
                })
                .tags(tags)
                .strongReference(true)
                .register(meters);
    }

    /** Never fails. */
    @Scheduled(every = "${platen.metrics.poll:15s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return transactions
                .asRelay(relay -> outbox.unpublished(relay)
                        .chain(unpublished -> parked.counts(relay)
                                .chain(counts -> deletion.underWay(relay)
                                        .map(deletions -> new Seen(unpublished, counts, deletions)))))
                .invoke(now -> seen = now)
                .onFailure()
                .invoke(failure -> {
                    seen = null;
                    LOG.debugf("What waits is not known: %s", failure.toString());
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
