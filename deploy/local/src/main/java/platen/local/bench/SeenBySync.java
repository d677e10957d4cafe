package platen.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import platen.local.Json;

/** When the sync saw each cleared code: the time in its {@code person-observed} event, read from the topic beside the services. */
final class SeenBySync implements AutoCloseable {

    private static final String TOPIC = "directory.person";

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final Thread reader;
    private volatile boolean closed;

    private SeenBySync(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Sees everything published from now on. */
    static SeenBySync from(String kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "enable.auto.commit", false);
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new SeenBySync(consumer);
    }

    Optional<Instant> of(String externalId) {
        return Optional.ofNullable(seen.get(externalId));
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        reader.join(Duration.ofSeconds(10));
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    JsonNode event = Json.parse(message.value());
                    if (event.at("/data/credentials/accessCode/state").asText().equals("cleared")) {
                        seen.put(
                                event.at("/data/externalId").asText(),
                                Instant.parse(event.path("time").asText()));
                    }
                }
            }
        }
    }
}
