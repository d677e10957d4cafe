package platen.kit.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import platen.kit.messaging.EventPublisher.Outgoing;
import platen.kit.messaging.OutboxRows.OutboxRow;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Publishes outbox rows and deletes what Kafka has acknowledged. One replica at a time does it, by a lock of the transaction.
 * It claims rows by their being there, never by {@code id > last}, so that a transaction that commits late loses nothing.
 *
 * <p>The timer is the truth; waking up after a commit and by NOTIFY only make it faster.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 1_000;
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(5);

    private final OrganisationTransactions transactions;
    private final OutboxRows rows;
    private final EventPublisher publisher;
    private final Vertx vertx;
    private final long pollMillis;
    private final AtomicInteger wishes = new AtomicInteger();
    private final AtomicBoolean wroteHere = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();

    OutboxRelay(
            OrganisationTransactions transactions,
            OutboxRows rows,
            EventPublisher publisher,
            Vertx vertx,
            @ConfigProperty(name = "platen.outbox.poll", defaultValue = "PT1S") Duration poll) {
        this.transactions = transactions;
        this.rows = rows;
        this.publisher = publisher;
        this.vertx = vertx;
        this.pollMillis = poll.toMillis();
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(pollMillis, timer -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        // What is committed stays in the table; a last run spares it the wait for the next start.
        stopped.set(true);
        publishBatch().onFailure().recoverWithItem(Published.NONE).await().atMost(SHUTDOWN_GRACE);
    }

    /** Asks for a run soon, because this replica has committed events. */
    public void wake() {
        wroteHere.set(true);
        look();
    }

    /** Asks for a run soon. Wishes that come in during a run lead to one more run. */
    void look() {
        if (wishes.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        if (stopped.get()) {
            return;
        }
        int granted = wishes.get();
        publishBatch().subscribe().with(published -> finish(granted, published.more()), failure -> {
            LOG.warn("Outbox run failed; the rows stay for the next one", failure);
            finish(granted, false);
        });
    }

    private void finish(int granted, boolean more) {
        if (more || wishes.addAndGet(-granted) > 0) {
            run();
        }
    }

    private record Published(boolean more) {
        static final Published NONE = new Published(false);
    }

    private Uni<Published> publishBatch() {
        return transactions.asRelay(connection -> rows.tryLock(connection).chain(locked -> {
            if (!locked) {
                // Only what was written here is news to the replica that publishes; passing nudges on would never end.
                return wroteHere.getAndSet(false)
                        ? rows.nudgeOthers(connection).replaceWith(Published.NONE)
                        : Uni.createFrom().item(Published.NONE);
            }
            wroteHere.set(false);
            return rows.oldest(connection, BATCH)
                    .chain(batch -> publish(batch)
                            .chain(sent -> markPublished(connection, sent)
                                    .replaceWith(new Published(OutboxRows.mayBeMore(batch) && !sent.isEmpty()))));
        }));
    }

    private Uni<Integer> markPublished(io.vertx.mutiny.sqlclient.SqlConnection connection, List<Long> sent) {
        return sent.isEmpty() ? Uni.createFrom().item(0) : rows.delete(connection, sent);
    }

    /**
     * Sends keys side by side and the rows of one key one after the other: all first rows, then all second ones, and so on.
     * The first failure of a key ends that key's turn.
     */
    private Uni<List<Long>> publish(List<OutboxRow> batch) {
        Map<String, Deque<OutboxRow>> byKey = new LinkedHashMap<>();
        batch.forEach(row -> byKey.computeIfAbsent(row.topic() + ' ' + row.recordKey(), key -> new ArrayDeque<>())
                .add(row));
        return publish(List.copyOf(byKey.values()), new ArrayList<>(batch.size()));
    }

    private Uni<List<Long>> publish(List<Deque<OutboxRow>> keys, List<Long> sent) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(sent);
        }
        List<OutboxRow> firsts = keys.stream().map(Deque::removeFirst).toList();
        return publisher
                .sendSideBySide(firsts.stream()
                        .map(row -> new Outgoing(row.topic(), row.recordKey(), row.payload()))
                        .toList())
                .chain(stored -> {
                    warnOf(firsts, stored);
                    stored.stream().forEach(place -> sent.add(firsts.get(place).id()));
                    return publish(
                            stored.stream()
                                    .mapToObj(keys::get)
                                    .filter(rest -> !rest.isEmpty())
                                    .toList(),
                            sent);
                });
    }

    private static void warnOf(List<OutboxRow> rows, BitSet stored) {
        int first = stored.nextClearBit(0);
        if (first < rows.size()) {
            LOG.warnf(
                    "Publishing stopped for %d keys, one of topic %s; their rows stay for the next run",
                    rows.size() - stored.cardinality(), rows.get(first).topic());
        }
    }
}
