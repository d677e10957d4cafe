package platen.engines;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Declares topics on any Kafka, in this process or another. Topics are never created by using them. */
public final class KafkaTopics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Admin admin;

    public KafkaTopics(String bootstrapServers) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200));
    }

    /** Waits until a broker answers and takes part in the cluster. */
    public void awaitBroker(Duration patience) {
        await("a broker", patience, () -> !admin.describeCluster().nodes().get().isEmpty());
    }

    /** Creates those that do not exist and returns when every partition has a leader. Existing topics are left as they are. */
    public void declare(Collection<TopicSpec> topics) {
        List<NewTopic> declared = topics.stream().map(KafkaTopics::declaration).toList();
        admin.createTopics(declared).values().forEach(KafkaTopics::acceptExisting);
        List<String> names = topics.stream().map(TopicSpec::name).toList();
        await("leaders of " + names, PATIENCE, () -> haveLeaders(names));
    }

    public void delete(Collection<String> topics) {
        admin.deleteTopics(topics).topicNameValues().forEach(KafkaTopics::acceptMissing);
    }

    public Set<String> names() {
        return new TreeSet<>(get("the list of topics", admin.listTopics().names()));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }

    private static NewTopic declaration(TopicSpec topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(topic.retentionMs())));
    }

    private static void acceptExisting(String topic, KafkaFuture<Void> created) {
        try {
            created.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Kafka did not create topic " + topic, e.getCause());
            }
        } catch (InterruptedException | TimeoutException e) {
            throw interruptedOrLate("creating topic " + topic, e);
        }
    }

    private static void acceptMissing(String topic, KafkaFuture<Void> deleted) {
        try {
            deleted.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw new IllegalStateException("Kafka did not delete topic " + topic, e.getCause());
            }
        } catch (InterruptedException | TimeoutException e) {
            throw interruptedOrLate("deleting topic " + topic, e);
        }
    }

    private boolean haveLeaders(List<String> names) throws ExecutionException, InterruptedException {
        return admin.describeTopics(names).allTopicNames().get().values().stream()
                .map(TopicDescription::partitions)
                .flatMap(List::stream)
                .map(TopicPartitionInfo::leader)
                .noneMatch(leader -> leader == null || leader.isEmpty());
    }

    private static <T> T get(String what, KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not give " + what, e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw interruptedOrLate(what, e);
        }
    }

    private interface Condition {
        boolean holds() throws ExecutionException, InterruptedException;
    }

    private static void await(String what, Duration patience, Condition condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        Throwable last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (ExecutionException notYet) {
                last = notYet.getCause();
            } catch (InterruptedException e) {
                throw interruptedOrLate(what, e);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new IllegalStateException("Kafka has not got " + what + " after " + patience.toSeconds() + " s", last);
    }

    private static IllegalStateException interruptedOrLate(String what, Exception cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException("Kafka was too slow or the wait was interrupted: " + what, cause);
    }
}
