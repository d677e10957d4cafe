package platen.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaEngineTest {

    private static final List<TopicSpec> TOPICS = List.of(new TopicSpec("sample.fact", 2, 60_000));

    @TempDir
    Path directory;

    @Test
    void keepsTopicsAndRecordsAcrossARestart() throws Exception {
        try (KafkaEngine first = KafkaEngine.start(directory, 0, 0)) {
            first.createTopics(TOPICS);
            publish(first.bootstrapServers(), "kept");
        }

        try (KafkaEngine second = KafkaEngine.start(directory, 0, 0);
                KafkaTopics topics = new KafkaTopics(second.bootstrapServers())) {
            second.createTopics(TOPICS);
            assertThat(topics.names()).contains("sample.fact");
            assertThat(firstRecord(second)).isEqualTo("kept");
            assertThat(second.logDirectory().toString()).contains("kafka-4.");
        }
    }

    @Test
    void runsInAJvmOfItsOwnUntilItIsTerminated() throws Exception {
        Process broker = inItsOwnJvm();
        try {
            try (KafkaTopics topics = new KafkaTopics(awaitReady(broker))) {
                topics.declare(TOPICS);
                assertThat(topics.names()).contains("sample.fact");
            }

            broker.destroy();

            assertThat(broker.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(broker.exitValue()).isEqualTo(143);
        } finally {
            broker.destroyForcibly();
        }
    }

    @Test
    void startsAgainWithItsRecordsAfterItWasKilled() throws Exception {
        Process broker = inItsOwnJvm();
        try {
            String bootstrapServers = awaitReady(broker);
            try (KafkaTopics topics = new KafkaTopics(bootstrapServers)) {
                topics.declare(TOPICS);
            }
            publish(bootstrapServers, "kept");
        } finally {
            assertThat(broker.destroyForcibly().waitFor(20, TimeUnit.SECONDS)).isTrue();
        }

        try (KafkaEngine again = KafkaEngine.start(directory, 0, 0)) {
            assertThat(firstRecord(again)).isEqualTo("kept");
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> KafkaEngine.start(directory, taken.getLocalPort(), 0)
                            .close())
                    .isInstanceOf(EngineStartException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    private Process inItsOwnJvm() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaEngine.class.getName(),
                        directory.toString(),
                        "0",
                        "0")
                .redirectError(Redirect.DISCARD)
                .start();
    }

    private static String awaitReady(Process broker) {
        return broker.inputReader()
                .lines()
                .filter(line -> line.startsWith(KafkaEngine.READY))
                .findFirst()
                .orElseThrow()
                .substring(KafkaEngine.READY.length());
    }

    private static void publish(String bootstrapServers, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThat(producer.send(new ProducerRecord<>("sample.fact", 1, "key", value))
                            .get(20, TimeUnit.SECONDS)
                            .hasOffset())
                    .isTrue();
        }
    }

    private static String firstRecord(KafkaEngine engine) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", engine.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("sample.fact", 1)));
            return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
        }
    }
}
