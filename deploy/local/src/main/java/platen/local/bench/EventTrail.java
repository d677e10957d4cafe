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
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import platen.local.Json;

/** The events a cleared code causes, read from the topics beside the services: when the sync saw it, when each service published. */
final class EventTrail implements AutoCloseable {

    /** When an event was made, and when its producer sent it. */
    record Mark(Instant made, Instant sent) {}

    private static final List<String> TOPICS = List.of("directory.person", "identity.user", "accesscode.credential");

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Mark> marks = new ConcurrentHashMap<>();
    private final Thread reader;

    private EventTrail(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Sees everything published from now on. */
    static EventTrail from(String kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "enable.auto.commit", false);
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new EventTrail(consumer);
    }

    /** The sync published that this person's code was cleared. */
    Optional<Mark> observed(String externalId) {
        return Optional.ofNullable(marks.get("directory.person " + externalId));
    }

    /** identity-service passed it on for this user. */
    Optional<Mark> passedOn(String user) {
        return Optional.ofNullable(marks.get("identity.user " + user));
    }

    /** accesscode-service published the new code. */
    Optional<Mark> issued(String user) {
        return Optional.ofNullable(marks.get("accesscode.credential " + user));
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        reader.join(Duration.ofSeconds(10));
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::mark);
            }
        } catch (WakeupException e) {
            // The end of the measurement.
            return;
        }
    }

    private void mark(ConsumerRecord<String, byte[]> message) {
        JsonNode event = Json.parse(message.value());
        boolean ofTheStory =
                switch (event.path("type").asText()) {
                    case "platen.directory.person-observed.v1" ->
                        event.at("/data/credentials/accessCode/state").asText().equals("cleared");
                    case "platen.identity.directory-credentials-observed.v1" -> true;
                    case "platen.accesscode.access-code-issued.v1" ->
                        event.at("/data/reason").asText().equals("source-cleared");
                    default -> false;
                };
        if (ofTheStory) {
            String key = message.key().substring(message.key().lastIndexOf('|') + 1);
            marks.put(
                    message.topic() + " " + key,
                    new Mark(Instant.parse(event.path("time").asText()), Instant.ofEpochMilli(message.timestamp())));
        }
    }
}
