package platen.kit.messaging;

import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import platen.kit.messaging.ParkedEvents.Kind;
import platen.kit.messaging.ParkedEvents.ParkedEvent;
import platen.kit.messaging.ParkedEvents.ParkedKey;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Replays parked keys in order: waiting ones by itself, when what they wait for came or their pause is over; poisoned ones on
 * command.
 */
@ApplicationScoped
public class ParkedEventReplay {

    private static final Logger LOG = Logger.getLogger(ParkedEventReplay.class);
    private static final int KEYS_PER_RUN = 200;
    private static final int KEYS_AT_ONCE = 4;

    private final OrganisationTransactions transactions;
    private final ParkedEvents parked;
    private final Instance<Inbox> inbox;
    private final Instance<TopicListener> listeners;
    private final EventJson json;
    private final EventTraces traces;
    private final AtomicInteger wishes = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();

    ParkedEventReplay(
            OrganisationTransactions transactions,
            ParkedEvents parked,
            Instance<Inbox> inbox,
            @Any Instance<TopicListener> listeners,
            EventJson json,
            EventTraces traces) {
        this.transactions = transactions;
        this.parked = parked;
        this.inbox = inbox;
        this.listeners = listeners;
        this.json = json;
        this.traces = traces;
    }

    @Scheduled(every = "${platen.parked.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        wake();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.set(true);
    }

    /** Asks for a look at the waiting keys soon. */
    void wake() {
        if (wishes.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        if (stopped.get()) {
            return;
        }
        int granted = wishes.get();
        replayDue().subscribe().with(replayed -> finish(granted), failure -> {
            LOG.warnf("Replaying waiting events failed: %s", failure.toString());
            finish(granted);
        });
    }

    private void finish(int granted) {
        if (wishes.addAndGet(-granted) > 0) {
            run();
        }
    }

    private Uni<Long> replayDue() {
        return transactions.asRelay(relay -> parked.due(relay, KEYS_PER_RUN)).chain(keys -> replay(keys, false));
    }

    /** Replays every parked key, poisoned ones too. Returns how many events left the table. */
    public Uni<Long> replayAll() {
        return transactions
                .asRelay(relay -> parked.all(relay, Integer.MAX_VALUE))
                .chain(keys -> replay(keys, true));
    }

    private Uni<Long> replay(List<ParkedKey> keys, boolean poisonToo) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(key -> replayKey(key, poisonToo, 0L))
                .merge(KEYS_AT_ONCE)
                .collect()
                .with(java.util.stream.Collectors.summingLong(Long::longValue));
    }

    private Uni<Long> replayKey(ParkedKey key, boolean poisonToo, long replayed) {
        return replayHead(key, poisonToo)
                .chain(went -> went
                        ? replayKey(key, poisonToo, replayed + 1)
                        : Uni.createFrom().item(replayed));
    }

    /** Replays the oldest event of a key; true when it is done and the next may follow. */
    private Uni<Boolean> replayHead(ParkedKey key, boolean poisonToo) {
        return transactions
                .in(
                        key.organisation(),
                        transaction -> parked.lockedHead(transaction, key)
                                .chain(head -> head == null || (head.kind() == Kind.POISON && !poisonToo)
                                        ? Uni.createFrom().item(false)
                                        : apply(key, head, transaction).replaceWith(true)))
                // Whatever is parked of a deleted organisation goes with its other rows.
                .onFailure(DeletedOrganisation::causes)
                .recoverWithItem(false)
                .onFailure(failure -> !Inbox.passes(failure))
                .recoverWithUni(failure -> postpone(key, failure).replaceWith(false));
    }

    private Uni<Void> apply(ParkedKey key, ParkedEvent head, OrganisationTransaction transaction) {
        Optional<TopicListener> listener = listeners.stream()
                .filter(candidate -> candidate.topic().equals(key.topic()))
                .findFirst();
        if (listener.isEmpty()) {
            return Uni.createFrom().failure(new PoisonEvent("Nobody listens to " + key.topic() + " any more"));
        }
        Event event = json.read(key.topic(), EventJson.recordKey(key.organisation(), key.key()), head.payload());
        Span span = traces.process(event);
        return EventTraces.until(List.of(span), inbox.get().apply(event, listener.get(), transaction, span))
                .chain(() -> parked.remove(transaction, head.id()));
    }

    private Uni<Void> postpone(ParkedKey key, Throwable failure) {
        return transactions.in(
                key.organisation(),
                transaction -> parked.lockedHead(transaction, key).chain(head -> {
                    if (head == null) {
                        return Uni.createFrom().voidItem();
                    }
                    if (failure instanceof HeldBack held) {
                        String waitsFor =
                                held.until().topic() + "|" + held.until().key();
                        return parked.postpone(
                                transaction,
                                head.id(),
                                Kind.WAITING,
                                "Waits for " + held.until().topic(),
                                waitsFor);
                    }
                    LOG.errorf("A parked event of %s cannot be replayed: %s", key.topic(), failure.toString());
                    return parked.postpone(
                            transaction, head.id(), Kind.POISON, String.valueOf(failure.getMessage()), null);
                }));
    }
}
