package platen.kit.messaging;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.EventCounts.Fate;
import platen.kit.messaging.Outcome.HoldBack;
import platen.kit.messaging.ParkedEvents.Kind;
import platen.kit.messaging.ParkedEvents.ParkedKey;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.OrganisationDeletion;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.organisation.PassingFailure;

/**
 * Gives each event its effect once: inbox row and effect commit together, the offset after that. A record that can never be
 * processed parks its key; while the database is away the record is tried again for as long as it takes. Events of a deleted
 * organisation are dropped and counted.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final UUID NO_ORGANISATION = new UUID(0, 0);
    private static final int TRIES_OF_THE_UNEXPECTED = 4;

    private final OrganisationTransactions transactions;
    private final InboxRows rows;
    private final ParkedEvents parked;
    private final ParkedEventReplay replay;
    private final OrganisationDeletion deletion;
    private final EventJson json;
    private final InboxBatches batches;
    private final EventCounts counts;
    private final EventTraces traces;
    private final String topicPrefix;

    Inbox(
            OrganisationTransactions transactions,
            InboxRows rows,
            ParkedEvents parked,
            ParkedEventReplay replay,
            InboxBatches batches,
            EventCounts counts,
            EventTraces traces,
            OrganisationDeletion deletion,
            EventJson json,
            @ConfigProperty(name = "platen.topic-prefix") Optional<String> topicPrefix) {
        this.transactions = transactions;
        this.rows = rows;
        this.parked = parked;
        this.replay = replay;
        this.deletion = deletion;
        this.json = json;
        this.batches = batches;
        this.counts = counts;
        this.traces = traces;
        this.topicPrefix = topicPrefix.orElse("");
    }

    /**
     * Processes records; completes when the effect of each, or its being parked, is committed, so that the offsets may be. Those of
     * one key are processed in their order; others side by side, or together where the listener's handlers take many. Fails only
     * when the service stops.
     */
    public Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> records, TopicListener listener) {
        return receive(StreamSupport.stream(records.spliterator(), false).toList(), listener);
    }

    /** The same for some of what was polled. */
    public Uni<Void> receive(List<ConsumerRecord<@Nullable String, @Nullable String>> records, TopicListener listener) {
        return batches.receive(
                records.stream()
                        .filter(record -> !EventPublisher.SIGNAL_KEY.equals(record.key()))
                        .toList(),
                listener,
                record -> receive(record, listener));
    }

    /**
     * Processes a record; completes when its effect, or its being parked, is committed, so that the offset may be. Fails only
     * when the service stops.
     */
    public Uni<Void> receive(ConsumerRecord<@Nullable String, @Nullable String> record, TopicListener listener) {
        if (EventPublisher.SIGNAL_KEY.equals(record.key())) {
            return Uni.createFrom().voidItem();
        }
        String topic = record.topic().substring(topicPrefix.length());
        return Uni.createFrom()
                .deferred(() -> process(json.read(topic, record.key(), record.value()), record, listener))
                .onFailure(Inbox::isUnexpected)
                .retry()
                .withBackOff(Duration.ofMillis(50), Duration.ofSeconds(1))
                .atMost(TRIES_OF_THE_UNEXPECTED - 1)
                .onFailure(failure -> !passes(failure))
                .recoverWithUni(failure -> park(topic, record, failure))
                .onFailure()
                .invoke(failure -> LOG.warnf("An event of %s waits: %s", topic, failure.toString()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
                .indefinitely();
    }

    static boolean passes(Throwable failure) {
        return !(failure instanceof PoisonEvent) && PassingFailure.is(failure);
    }

    /** Neither known to pass nor known to be permanent: a programming error, or a fault nobody thought of. */
    private static boolean isUnexpected(Throwable failure) {
        return !(failure instanceof PoisonEvent) && !PassingFailure.is(failure);
    }

    private Uni<Void> process(
            Event event, ConsumerRecord<@Nullable String, @Nullable String> record, TopicListener listener) {
        if (!listener.handlers().understands(event.type())) {
            return Uni.createFrom().voidItem();
        }
        var key = new ParkedKey(event.organisation(), event.topic(), event.key());
        String payload = String.valueOf(record.value());
        Span span = traces.process(event);
        return EventTraces.within(
                        span,
                        () -> transactions.in(
                                event.organisation(),
                                transaction -> parked.lockedHead(transaction, key)
                                        .chain(head -> head == null
                                                ? apply(event, listener, transaction, span)
                                                : join(transaction, key, payload))))
                .onFailure(HeldBack.class)
                .recoverWithUni(failure -> holdBack(key, payload, ((HeldBack) failure).until()))
                .invoke(() -> committed(event))
                .onFailure(DeletedOrganisation::causes)
                .recoverWithUni(() -> drop(event.topic(), event.organisation()));
    }

    private Uni<Void> join(OrganisationTransaction transaction, ParkedKey key, String payload) {
        return parked.park(transaction, key, Kind.JOINED, payload, "An earlier event of its key is parked", null)
                .invoke(() -> countCommitted(transaction, key.topic(), Fate.PARKED));
    }

    private void countCommitted(OrganisationTransaction transaction, String topic, Fate fate) {
        transaction.afterCommit(() -> counts.count(topic, fate));
    }

    private Uni<Void> drop(String topic, UUID organisation) {
        return deletion.eventDropped(organisation).invoke(() -> counts.count(topic, Fate.DROPPED));
    }

    /** From here on the effect stands, whether or not the offset gets committed. */
    static void committed(Event event) {
        LOG.debugf("Committed %s", event);
    }

    /** Records the event and has its effect, both within {@code transaction}, and what it brings about is on the trace of {@code span}. */
    Uni<Void> apply(Event event, TopicListener listener, OrganisationTransaction transaction, Span span) {
        transaction.follow(event.id(), span.getSpanContext());
        return rows.admit(transaction, event).chain(admission -> {
            if (admission.released()) {
                transaction.afterCommit(replay::wake);
            }
            countCommitted(transaction, event.topic(), admission.admitted() ? Fate.APPLIED : Fate.REPEATED);
            if (!admission.admitted()) {
                return Uni.createFrom().voidItem();
            }
            return listener.handlers().handle(event, json, transaction);
        });
    }

    private Uni<Void> holdBack(ParkedKey key, String payload, HoldBack until) {
        return transactions.in(
                key.organisation(),
                transaction -> parked.lock(transaction, key)
                        .chain(() -> parked.park(
                                transaction,
                                key,
                                Kind.WAITING,
                                payload,
                                "Waits for " + until.topic(),
                                until.topic() + "|" + until.key()))
                        .invoke(() -> countCommitted(transaction, key.topic(), Fate.HELD_BACK))
                        // What it waits for may have arrived in between.
                        .invoke(() -> transaction.afterCommit(replay::wake)));
    }

    private Uni<Void> park(String topic, ConsumerRecord<@Nullable String, @Nullable String> record, Throwable failure) {
        String reason = failure instanceof PoisonEvent poison
                ? String.valueOf(poison.getMessage())
                : failure.getClass().getSimpleName();
        LOG.errorf(
                failure instanceof PoisonEvent ? null : failure,
                "Parked a key of %s, partition %s, offset %s: %s",
                topic,
                record.partition(),
                record.offset(),
                reason);
        String recordKey = String.valueOf(record.key()).replace("\0", "\\u0000");
        UUID organisation = organisationOf(recordKey);
        String rest = organisation.equals(NO_ORGANISATION)
                ? recordKey
                : recordKey.substring(Math.min(37, recordKey.length()));
        var key = new ParkedKey(organisation, topic, rest);
        return transactions
                .in(
                        organisation,
                        transaction -> parked.lock(transaction, key)
                                .chain(() -> parked.park(
                                        transaction, key, Kind.POISON, String.valueOf(record.value()), reason, null))
                                .invoke(() -> countCommitted(transaction, topic, Fate.PARKED)))
                .onFailure(DeletedOrganisation::causes)
                .recoverWithUni(() -> drop(topic, organisation));
    }

    private static UUID organisationOf(String recordKey) {
        try {
            return recordKey.length() < 36 ? NO_ORGANISATION : UUID.fromString(recordKey.substring(0, 36));
        } catch (IllegalArgumentException foreignKey) {
            LOG.debug("A record's key does not begin with an organisation", foreignKey);
            return NO_ORGANISATION;
        }
    }
}
