package platen.kit.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends records to Kafka and tells when all replicas have them. Events of the domain go through the {@link Outbox} instead. */
@ApplicationScoped
public class EventPublisher {

    /** Key of a record that every consumer of a partition should see and that is no event: it has no effect on data. */
    public static final String SIGNAL_KEY = "*";

    private static final int SEND_TIMEOUT_MILLIS = 5_000;
    private static final int DELIVERY_TIMEOUT_MILLIS = 15_000;

    private final Producer<String, String> producer;
    private final String topicPrefix;

    EventPublisher(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "platen.topic-prefix") Optional<String> topicPrefix) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        this.topicPrefix = topicPrefix.orElse("");
    }

    /** Sends a record by its key and completes when it is stored. */
    public Uni<Void> send(String topic, String recordKey, String payload) {
        return send(new ProducerRecord<>(topicPrefix + topic, recordKey, payload));
    }

    /** A record to send by its key. */
    record Outgoing(String topic, String recordKey, String payload) {}

    /**
     * Sends records side by side and completes when each is stored or has failed; tells of each whether it is stored. For
     * thousands at once: a thread's work is handed over once, not for each record.
     */
    Uni<BitSet> sendSideBySide(List<Outgoing> records) {
        return Uni.createFrom()
                .<BitSet>emitter(emitter -> {
                    var outcomes = new Outcomes(records.size(), emitter::complete);
                    int place = 0;
                    while (place < records.size() && begin(records.get(place), outcomes, place)) {
                        place++;
                    }
                    // The broker is away: each of these would wait as long for it.
                    for (int rest = place + 1; rest < records.size(); rest++) {
                        outcomes.failed();
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** False when the record was refused without having been on its way. */
    private boolean begin(Outgoing outgoing, Outcomes outcomes, int place) {
        var record = new ProducerRecord<>(topicPrefix + outgoing.topic(), outgoing.recordKey(), outgoing.payload());
        try {
            var sent = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    outcomes.stored(place);
                } else {
                    outcomes.failed();
                }
            });
            return sent.state() != Future.State.FAILED;
        } catch (KafkaException | IllegalStateException closed) {
            outcomes.failed();
            return false;
        }
    }

    /** What becomes of records sent side by side; callbacks come on the producer's thread. */
    private static final class Outcomes {

        private final BitSet stored;
        private final Consumer<BitSet> whenAllAreKnown;
        private int unknown;

        Outcomes(int records, Consumer<BitSet> whenAllAreKnown) {
            this.stored = new BitSet(records);
            this.unknown = records;
            this.whenAllAreKnown = whenAllAreKnown;
        }

        synchronized void stored(int place) {
            stored.set(place);
            failed();
        }

        synchronized void failed() {
            unknown--;
            if (unknown == 0) {
                whenAllAreKnown.accept(stored);
            }
        }
    }

    /** Sends a signal to one partition. */
    public Uni<Void> signal(String topic, int partition, String payload) {
        return send(new ProducerRecord<>(topicPrefix + topic, partition, SIGNAL_KEY, payload));
    }

    /** How many partitions a topic has. */
    public Uni<Integer> partitions(String topic) {
        return Uni.createFrom()
                .item(() -> producer.partitionsFor(topicPrefix + topic).size())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Void> send(ProducerRecord<String, String> record) {
        // send() waits for metadata and buffer space: never on an event loop.
        return Uni.createFrom()
                .<Void>emitter(emitter -> {
                    var unused = producer.send(record, (metadata, failure) -> {
                        if (failure == null) {
                            emitter.complete(null);
                        } else {
                            emitter.fail(failure);
                        }
                    });
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
