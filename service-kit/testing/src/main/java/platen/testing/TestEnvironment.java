package platen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import platen.engines.Directories;
import platen.engines.KafkaTopics;
import platen.engines.PostgresServer;
import platen.engines.ServiceDatabase;
import platen.engines.ServiceDatabases;
import platen.engines.TopicCatalogue;
import platen.engines.TopicSpec;
import platen.kit.crypto.KeyMaterialGenerator;
import platen.testing.engines.TestEngines;

/**
 * What one start of a service under test has for itself: a fresh database with its roles, topics and consumer groups under a prefix nobody
 * else uses, key material for all services.
 */
public final class TestEnvironment implements AutoCloseable {

    private static final Logger LOG = System.getLogger(TestEnvironment.class.getName());

    /** Enough for records of different keys to overtake each other, and quick to make. */
    private static final int MOST_PARTITIONS = 3;

    private final TestEngines engines;
    private final ServiceDatabase database;
    private final String prefix;
    private final List<TopicSpec> topics;
    private final Path keys;

    private TestEnvironment(
            TestEngines engines, ServiceDatabase database, String prefix, List<TopicSpec> topics, Path keys) {
        this.engines = engines;
        this.database = database;
        this.prefix = prefix;
        this.topics = topics;
        this.keys = keys;
    }

    /** Opens an environment whose names begin with {@code name}, for whoever looks into the database. */
    public static TestEnvironment open(String name) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        TestEngines engines = TestEngines.obtain();
        try {
            String role = plain(name) + "_" + id;
            List<TopicSpec> topics = TopicCatalogue.ofRepository().withPrefix(id + ".").stream()
                    .map(TestEnvironment::narrow)
                    .toList();
            Path keys = Files.createTempDirectory("platen-test-keys");
            KeyMaterialGenerator.generate(keys);
            try (KafkaTopics kafka = new KafkaTopics(engines.kafka())) {
                kafka.declare(topics);
            }
            ServiceDatabase database = new ServiceDatabases(engines.postgres()).provision(role, role);
            return new TestEnvironment(engines, database, id + ".", topics, keys);
        } catch (IOException e) {
            engines.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            engines.close();
            throw e;
        }
    }

    /** The settings a service gets from its environment. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("PLATEN_DB_URL", database.url());
        settings.put("PLATEN_DB_USERNAME", database.applicationRole());
        settings.put("PLATEN_DB_PASSWORD", database.applicationPassword());
        settings.put("PLATEN_DB_MIGRATION_USERNAME", database.ownerRole());
        settings.put("PLATEN_DB_MIGRATION_PASSWORD", database.ownerPassword());
        settings.put("KAFKA_BOOTSTRAP_SERVERS", engines.kafka());
        settings.put("PLATEN_TOPIC_PREFIX", prefix);
        settings.put("PLATEN_GROUP_PREFIX", prefix);
        // Resolved by the service under test, which knows its name.
        settings.put("PLATEN_KEYS", keys + "/${platen.service}");
        return settings;
    }

    public PostgresServer postgres() {
        return engines.postgres();
    }

    public ServiceDatabase database() {
        return database;
    }

    public String kafka() {
        return engines.kafka();
    }

    public String topicPrefix() {
        return prefix;
    }

    /** Holds a directory per service; see {@link KeyMaterialGenerator}. */
    public Path keys() {
        return keys;
    }

    /** Removes what was made here and gives the engines back; a failure to tidy up is told and fails no test. */
    @Override
    public void close() {
        try (engines;
                KafkaTopics kafka = new KafkaTopics(engines.kafka())) {
            kafka.delete(topics.stream().map(TopicSpec::name).toList());
            new ServiceDatabases(engines.postgres()).drop(database);
            Directories.delete(keys);
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.WARNING, "The test environment is not tidied up", e);
        }
    }

    private static TopicSpec narrow(TopicSpec topic) {
        return new TopicSpec(topic.name(), Math.min(topic.partitions(), MOST_PARTITIONS), topic.retentionMs());
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return "t_" + lower.substring(0, Math.min(lower.length(), 40));
    }
}
