package platen.local.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import platen.engines.KafkaTopics;
import platen.engines.PostgresServer;
import platen.engines.TopicSpec;
import platen.local.RandomText;

/**
 * The least that could carry a change over three services: produce, consume, insert and commit, three times in a row, against
 * the same Kafka and PostgreSQL, with nothing else in between.
 */
final class BareHops {

    private static final int HOPS = 3;
    private static final int PARTITIONS = 6;
    private static final byte[] PAYLOAD = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String kafka;
    private final PostgresServer postgres;
    private final String run = RandomText.letters(6);

    BareHops(String kafka, PostgresServer postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    /** From the first produce to the third commit. */
    Samples measure(Load load) throws Exception {
        List<TopicSpec> topics = new ArrayList<>();
        for (int hop = 0; hop < HOPS; hop++) {
            topics.add(new TopicSpec(topic(hop), PARTITIONS, Duration.ofHours(1).toMillis()));
        }
        try (KafkaTopics admin = new KafkaTopics(kafka);
                Connection database = database()) {
            admin.declare(topics);
            execute(database, "create table if not exists hop (run text, id int, hop int, payload bytea)");
            try {
                return measureWith(load);
            } finally {
                admin.delete(topics.stream().map(TopicSpec::name).toList());
                execute(database, "drop table hop");
            }
        }
    }

    private Samples measureWith(Load load) throws Exception {
        Map<Integer, Long> begun = new ConcurrentHashMap<>();
        Samples samples = new Samples();
        CountDownLatch assigned = new CountDownLatch(HOPS);
        CountDownLatch done = new CountDownLatch(load.changes());
        List<Thread> hops = new ArrayList<>();
        for (int hop = 0; hop < HOPS; hop++) {
            int number = hop;
            hops.add(Thread.ofPlatform()
                    .daemon()
                    .start(() -> carry(number, assigned, id -> {
                        samples.add(Duration.ofNanos(System.nanoTime() - begun.getOrDefault(id, 0L)));
                        done.countDown();
                    })));
        }
        try (KafkaProducer<String, byte[]> producer = producer()) {
            await(assigned, "the hops' consumers");
            load.drive(batch -> {
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                for (int i = 0; i < load.batch(); i++) {
                    int id = batch * load.batch() + i;
                    begun.put(id, System.nanoTime());
                    sent.add(producer.send(new ProducerRecord<>(topic(0), String.valueOf(id), PAYLOAD)));
                }
                acknowledged(sent);
            });
            await(done, "the hops to carry all");
        } finally {
            hops.forEach(Thread::interrupt);
        }
        return samples;
    }

    /** Told the id of a change that made the last hop. */
    private interface Arrival {
        void of(int id);
    }

    private void carry(int hop, CountDownLatch assigned, Arrival arrival) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(hop);
                KafkaProducer<String, byte[]> producer = producer();
                Connection database = database();
                PreparedStatement insert = database.prepareStatement("insert into hop values (?, ?, ?, ?)")) {
            consumer.subscribe(List.of(topic(hop)));
            boolean told = false;
            while (!Thread.currentThread().isInterrupted()) {
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    int id = Integer.parseInt(message.key());
                    insert.setString(1, run);
                    insert.setInt(2, id);
                    insert.setInt(3, hop);
                    insert.setBytes(4, message.value());
                    insert.executeUpdate();
                    if (hop + 1 < HOPS) {
                        sent.add(producer.send(new ProducerRecord<>(topic(hop + 1), message.key(), message.value())));
                    } else {
                        arrival.of(id);
                    }
                }
                acknowledged(sent);
                if (!told && !consumer.assignment().isEmpty()) {
                    told = true;
                    assigned.countDown();
                }
            }
        } catch (InterruptException | InterruptedException e) {
            // The end of the measurement.
            Thread.currentThread().interrupt();
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException("hop " + hop + " broke", e);
        }
    }

    private static void acknowledged(List<Future<RecordMetadata>> sent)
            throws InterruptedException, ExecutionException {
        for (Future<RecordMetadata> record : sent) {
            record.get();
        }
    }

    private static void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s for " + what);
        }
    }

    private String topic(int hop) {
        return "bench." + run + "." + hop;
    }

    private Connection database() throws SQLException {
        return postgres.connect("postgres");
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafka);
        settings.put("acks", "all");
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<String, byte[]> consumer(int hop) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafka);
        settings.put("group.id", topic(hop));
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
