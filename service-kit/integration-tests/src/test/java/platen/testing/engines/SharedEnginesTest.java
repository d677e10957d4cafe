package platen.testing.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import platen.engines.KafkaTopics;

class SharedEnginesTest {

    private static final Duration STAY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    static Path home;

    @Test
    void twoLeasesShareOneDaemonWhichLeavesAfterTheLast() throws SQLException {
        SharedEngines first = SharedEngines.lease(home, STAY);
        SharedEngines second = SharedEngines.lease(home, STAY);
        assertThat(second.address()).isEqualTo(first.address());
        first.close();
        assertWork(second);
        ProcessHandle daemon = ProcessHandle.of(second.address().pid()).orElseThrow();

        second.close();

        await().atMost(PATIENCE).until(() -> !daemon.isAlive());
        assertThat(DaemonAddress.read(home)).isEmpty();
        assertThat(second.address().directory()).doesNotExist();
    }

    @Test
    void aDaemonThatWasKilledIsReplacedAndTidiedUpAfter() throws SQLException {
        SharedEngines killed = SharedEngines.lease(home, STAY);
        ProcessHandle daemon = ProcessHandle.of(killed.address().pid()).orElseThrow();
        daemon.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !daemon.isAlive());
        killed.close();

        try (SharedEngines next = SharedEngines.lease(home, STAY)) {
            assertThat(next.address().pid()).isNotEqualTo(daemon.pid());
            assertWork(next);
            assertThat(killed.address().directory()).doesNotExist();
            assertThatThrownBy(() -> killed.postgres().connect("postgres").close())
                    .as("the PostgreSQL it left running is stopped")
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void theDaemonsAddressIsReadableByItsOwnerOnly() throws Exception {
        try (SharedEngines lease = SharedEngines.lease(home, STAY)) {
            assertThat(lease.address().leasePort()).isPositive();
            assertThat(Files.getPosixFilePermissions(home.resolve("current.properties")))
                    .hasSize(2);
        }
    }

    @Test
    void theSwitchAsksForContainersAndSaysSoWhenThereIsNoEngine() {
        Assumptions.assumeFalse(DockerClientFactory.instance().isDockerAvailable(), "a container engine answers here");
        System.setProperty(TestEngines.CONTAINERS, "true");
        try {
            assertThatThrownBy(() -> TestEngines.obtain().close())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("-Dplaten.test.containers=true")
                    .hasMessageContaining("no container engine answers");
        } finally {
            System.clearProperty(TestEngines.CONTAINERS);
        }
    }

    private static void assertWork(SharedEngines engines) throws SQLException {
        try (Connection connection = engines.postgres().connect("postgres");
                KafkaTopics topics = new KafkaTopics(engines.kafka())) {
            assertThat(connection.isValid(5)).isTrue();
            assertThat(topics.names()).isNotNull();
        }
    }
}
