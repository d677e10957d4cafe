package platen.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import platen.engines.KafkaTopics;
import platen.engines.TopicSpec;

/** A test's hands on Kafka. Topics are called by their names in the contracts; the run's prefix is added here. Safe for several threads. */
public final class TestTopics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, TestTopics> SHARED = new ConcurrentHashMap<>();

    private final String bootstrapServers;
    private final String prefix;
    private final boolean shared;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, TopicLog> logs = new ConcurrentHashMap<>();

    public TestTopics(String bootstrapServers, String prefix) {
        this(bootstrapServers, prefix, false);
    }

    private TestTopics(String bootstrapServers, String prefix, boolean shared) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
        this.shared = shared;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Those of the environment that {@link WithEngines} opened; all its tests share them, so closing them leaves them open. */
    public static TestTopics ofThisRun() {
        String kafka = CurrentRun.kafka();
        String prefix = CurrentRun.topicPrefix();
        return SHARED.computeIfAbsent(kafka + " " + prefix, unused -> new TestTopics(kafka, prefix, true));
    }

    /** The topic's name on the broker. */
    public String nameOf(String topic) {
        return prefix + topic;
    }

    /** Declares topics of a test's own, under the run's prefix. They stay until the engines leave. */
    public void declare(TopicSpec... topics) {
        try (KafkaTopics kafka = new KafkaTopics(bootstrapServers)) {
            kafka.declare(
                    Stream.of(topics).map(topic -> topic.withPrefix(prefix)).toList());
        }
    }

    /** Publishes an event under its own key and returns when the broker has it. */
    public void publish(String topic, TestEvent event) {
        publish(topic, event.recordKey(), event.json());
    }

    public void publish(String topic, String recordKey, String json) {
        publishRaw(topic, recordKey, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Publishes anything: poison, records without a key or a value. */
    public void publishRaw(String topic, @Nullable String recordKey, byte @Nullable [] value) {
        try {
            var unused = producer.send(new ProducerRecord<>(nameOf(topic), recordKey, value))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing to " + topic, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take a record for " + topic, e);
        }
    }

    /** All records there are now, those of one partition in order. */
    public List<TestRecord> all(String topic) {
        return log(topic).untilEnd();
    }

    public List<TestRecord> all(String topic, Predicate<TestRecord> wanted) {
        return all(topic).stream().filter(wanted).toList();
    }

    /** Waits at most 20 s for the first record that matches, looking from the beginning of the topic. */
    public TestRecord await(String topic, Predicate<TestRecord> wanted) {
        return await(topic, 1, PATIENCE, wanted).getFirst();
    }

    /** Waits for as many matching records as named. */
    public List<TestRecord> await(String topic, int count, Duration patience, Predicate<TestRecord> wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<TestRecord> seen = new ArrayList<>();
        List<TestRecord> found = new ArrayList<>();
        TopicLog log = log(topic);
        while (found.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + patience.toSeconds() + " s for " + count + " matching records on "
                        + topic + ", found " + found.size() + " among " + seen.size() + ":\n" + listed(seen));
            }
            List<TestRecord> next = log.after(seen.size());
            seen.addAll(next);
            next.stream().filter(wanted).forEach(found::add);
        }
        return List.copyOf(found);
    }

    @Override
    public void close() {
        if (!shared) {
            logs.values().forEach(TopicLog::close);
            producer.close(Duration.ofSeconds(5));
        }
    }

    private TopicLog log(String topic) {
        return logs.computeIfAbsent(topic, name -> new TopicLog(new TopicReader(bootstrapServers, nameOf(name))));
    }

    private static String listed(List<TestRecord> records) {
        return records.stream().map(TestRecord::toString).collect(Collectors.joining("\n"));
    }
}
