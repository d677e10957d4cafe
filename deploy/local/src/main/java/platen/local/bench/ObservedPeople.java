package platen.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import platen.local.Json;
import platen.local.client.Patience;
import platen.local.client.Patience.NotYet;

/** A source that says a word of everybody it has, over Kafka. */
final class ObservedPeople implements AutoCloseable {

    private static final String TOPIC = "directory.person";
    private static final String SOURCE = "bench";
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(20), Duration.ofMillis(10));

    private final KafkaProducer<String, byte[]> producer;
    private final IdentityDatabase database;
    private final UUID organisation;

    /** @param kafka host and port */
    ObservedPeople(String kafka, IdentityDatabase database, UUID organisation) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "linger.ms", 5);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.database = database;
        this.organisation = organisation;
    }

    /**
     * From the first word until the last one has had its effect.
     *
     * @param sequence of everybody's word, from 1
     * @param department of all of them
     */
    Duration observe(int people, int sequence, String department) throws InterruptedException, ExecutionException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(people);
        long begin = System.nanoTime();
        for (int number = 1; number <= people; number++) {
            String key = organisation + "|" + SOURCE + "|" + number;
            sent.add(producer.send(new ProducerRecord<>(TOPIC, key, event(key, number, sequence, department))));
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        PATIENCE.until("everybody to be in " + department, () -> {
            long arrived = database.inDepartment(organisation, department);
            if (arrived < people) {
                throw new NotYet(arrived + " people");
            }
            return arrived;
        });
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private byte[] event(String key, int number, int sequence, String department) {
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", UUID.randomUUID().toString())
                .put("source", "/platen/" + SOURCE)
                .put("type", "platen.directory.person-observed.v1")
                .put("time", Instant.now().toString())
                .put("datacontenttype", "application/json")
                .put("organisationid", organisation.toString())
                .put("partitionkey", key)
                .put("sequence", Integer.toString(sequence))
                .put("originsource", SOURCE)
                .put("originexternalid", Integer.toString(number));
        event.putObject("data")
                .put("source", SOURCE)
                .put("externalId", Integer.toString(number))
                .put("observationId", UUID.randomUUID().toString())
                .put("userName", "person-" + number)
                .put("displayName", "Person Number " + number)
                .put("email", "person-" + number + "@bench.example")
                .put("department", department)
                .put("active", true)
                .putObject("credentials");
        return Json.bytes(event);
    }

    @Override
    public void close() {
        producer.close();
    }
}
