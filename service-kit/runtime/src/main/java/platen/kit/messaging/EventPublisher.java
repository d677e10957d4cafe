package platen.kit.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
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
