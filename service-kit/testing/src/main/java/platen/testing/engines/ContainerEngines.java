package platen.testing.engines;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import platen.engines.PostgresServer;

/** PostgreSQL and Kafka by Testcontainers, one of each per test JVM, for people who have a container engine. */
final class ContainerEngines implements TestEngines {

    private static final String POSTGRES_IMAGE = "postgres:18-alpine";
    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";

    private final PostgreSQLContainer postgres;
    private final KafkaContainer kafka;

    private ContainerEngines(PostgreSQLContainer postgres, KafkaContainer kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    static TestEngines start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "-D" + CONTAINERS + "=true asks for containers, but no container engine answers here;"
                            + " without the switch the tests need none.");
        }
        var postgres = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withUsername("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        var kafka = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        Startables.deepStart(postgres, kafka).join();
        return new ContainerEngines(postgres, kafka);
    }

    @Override
    public PostgresServer postgres() {
        return new PostgresServer(
                postgres.getHost(), postgres.getFirstMappedPort(), postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public String kafka() {
        return kafka.getBootstrapServers();
    }

    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
    }
}
