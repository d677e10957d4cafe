package platen.kit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import platen.engines.KafkaEngine;
import platen.engines.PostgresEngine;
import platen.engines.ServiceDatabase;
import platen.engines.ServiceDatabases;
import platen.engines.TopicSpec;
import platen.kit.crypto.KeyMaterialGenerator;

/** A real PostgreSQL and a real Kafka for the kit's own tests; the services' tests share a pair by the testing module. */
public final class KitEngines implements QuarkusTestResourceLifecycleManager {

    private static final int PARTITIONS = 3;
    private static final long DAY_MILLIS = 86_400_000;

    private @Nullable PostgresEngine postgres;
    private @Nullable KafkaEngine kafka;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "engines");
            postgres = PostgresEngine.start(directory.resolve("postgres"), 0, false);
            kafka = KafkaEngine.start(directory.resolve("kafka"), 0, 0);
            kafka.createTopics(List.of(
                    new TopicSpec("test.letter", PARTITIONS, DAY_MILLIS),
                    new TopicSpec("test.address", PARTITIONS, DAY_MILLIS)));
            ServiceDatabase database = new ServiceDatabases(postgres.server()).provision("kit_test", "kit_test");
            KeyMaterialGenerator.generate(directory.resolve("keys"));
            return Map.of(
                    "PLATEN_DB_URL", database.url(),
                    "PLATEN_DB_USERNAME", database.applicationRole(),
                    "PLATEN_DB_PASSWORD", database.applicationPassword(),
                    "PLATEN_DB_MIGRATION_USERNAME", database.ownerRole(),
                    "PLATEN_DB_MIGRATION_PASSWORD", database.ownerPassword(),
                    "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                    "PLATEN_KEYS", directory.resolve("keys/accesscode").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
