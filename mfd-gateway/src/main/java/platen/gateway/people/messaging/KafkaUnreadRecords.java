package platen.gateway.people.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import platen.gateway.people.UnreadRecords;

/** By the offsets that the consumer group has committed: they are committed after the effects. */
@ApplicationScoped
class KafkaUnreadRecords implements UnreadRecords {

    private static final int TIMEOUT_MILLIS = 3_000;

    private final Map<String, Object> settings;
    private final String group;
    private final List<String> topics;

    @Inject
    KafkaUnreadRecords(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "platen.group") String group,
            @ConfigProperty(name = "mp.messaging.incoming.identity-organisation.topic") String organisations,
            @ConfigProperty(name = "mp.messaging.incoming.identity-user.topic") String users,
            @ConfigProperty(name = "mp.messaging.incoming.accesscode-credential.topic") String credentials) {
        this(kafka, group, List.of(organisations, users, credentials), TIMEOUT_MILLIS);
    }

    KafkaUnreadRecords(Map<String, Object> kafka, String group, List<String> topics, int timeoutMillis) {
        this.settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis);
        this.group = group;
        this.topics = topics;
    }

    @Override
    public Uni<Long> count() {
        return Uni.createFrom().item(this::ask).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private long ask() {
        Admin admin = Admin.create(settings);
        try {
            List<TopicPartition> partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .toList();
            Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
            Map<TopicPartition, Long> begins = offsets(admin, partitions, OffsetSpec.earliest());
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return partitions.stream()
                    .mapToLong(partition -> {
                        OffsetAndMetadata read = committed.get(partition);
                        long from = Math.max(begins.getOrDefault(partition, 0L), read == null ? 0 : read.offset());
                        return Math.max(0, ends.getOrDefault(partition, 0L) - from);
                    })
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException {
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), unused -> which)))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        (Map.Entry<TopicPartition, ListOffsetsResultInfo> at) ->
                                at.getValue().offset()));
    }
}
