package platen.gateway.people.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import platen.engines.TopicSpec;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** On topics of its own, read by a group of its own. */
@QuarkusTest
@WithEngines
class KafkaUnreadRecordsTest {

    private static final String USERS = "loading.users";
    private static final String CREDENTIALS = "loading.credentials";
    private static final long AN_HOUR = 3_600_000;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String group = "loading-" + UUID.randomUUID();

    @Test
    void countsWhatTheGroupHasNotCommitted() throws InterruptedException, ExecutionException {
        try (TestTopics topics = TestTopics.ofThisRun();
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            topics.declare(new TopicSpec(USERS, 2, AN_HOUR), new TopicSpec(CREDENTIALS, 1, AN_HOUR));
            assertThat(count(topics)).isZero();

            topics.publish(USERS, "a", "{}");
            topics.publish(USERS, "b", "{}");
            topics.publish(CREDENTIALS, "a", "{}");
            assertThat(count(topics)).isEqualTo(3);

            commit(admin, topics.nameOf(CREDENTIALS), 0, 1);
            assertThat(count(topics)).isEqualTo(2);
        }
    }

    @Test
    void failsSoonWhenKafkaDoesNotAnswer() {
        var nobody = new KafkaUnreadRecords(Map.of("bootstrap.servers", "127.0.0.1:1"), group, List.of(USERS), 200);

        assertThatThrownBy(() -> nobody.count().await().indefinitely()).isInstanceOf(KafkaException.class);
    }

    private long count(TestTopics topics) {
        var names = List.of(topics.nameOf(USERS), topics.nameOf(CREDENTIALS));
        return new KafkaUnreadRecords(Map.of("bootstrap.servers", kafka), group, names, 5_000)
                .count()
                .await()
                .indefinitely();
    }

    private void commit(Admin admin, String topic, int partition, long offset)
            throws InterruptedException, ExecutionException {
        admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }
}
