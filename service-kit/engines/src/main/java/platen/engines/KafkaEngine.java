package platen.engines;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker and controller (KRaft, combined mode) on the loopback address, in this JVM or, by {@link #main}, in its own. */
public final class KafkaEngine implements AutoCloseable {

    /** The first words of the line {@link #main} prints when clients may connect; the bootstrap address follows. */
    public static final String READY = "Kafka is ready on ";

    /** Held here because java.util.logging forgets the level of a logger nobody holds. */
    private static final List<Logger> QUIET = Stream.of("kafka", "org.apache.kafka", "state.change.logger")
            .map(Logger::getLogger)
            .toList();

    private static final int ATTEMPTS_AT_ANY_PORT = 5;
    private static final Duration READINESS = Duration.ofSeconds(60);

    private final KafkaRaftServer server;
    private final Path logDirectory;
    private final int port;
    private volatile boolean closed;

    private KafkaEngine(KafkaRaftServer server, Path logDirectory, int port) {
        this.server = server;
        this.logDirectory = logDirectory;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it answers clients.
     *
     * @param directory its home, made if absent and kept; the logs are in a directory below it named after Kafka's version, because an older
     *     broker cannot read what a newer one wrote
     * @param port for clients; 0 for any
     * @param controllerPort for the controller; 0 for any
     */
    public static KafkaEngine start(Path directory, int port, int controllerPort) {
        Path logs = directory
                .toAbsolutePath()
                .normalize()
                .resolve("kafka-" + AppInfoParser.getVersion())
                .resolve("logs");
        quieten();
        try {
            format(logs);
        } catch (Exception e) {
            throw new EngineStartException("Kafka cannot format " + logs + ": " + e.getMessage(), e);
        }
        for (int attempt = 1; ; attempt++) {
            int clients = port == 0 ? Ports.unused() : port;
            int controllers = controllerPort == 0 ? Ports.unused() : controllerPort;
            try {
                Ports.requireFree("Kafka", clients);
                Ports.requireFree("Kafka's controller", controllers);
                return startOn(logs, clients, controllers);
            } catch (EngineStartException e) {
                boolean chosen = port == 0 && controllerPort == 0;
                boolean tryOthers = chosen && Ports.lost(e, clients, controllers);
                if (!tryOthers || attempt == ATTEMPTS_AT_ANY_PORT) {
                    throw e;
                }
            }
        }
    }

    private static KafkaEngine startOn(Path logs, int port, int controllerPort) {
        // Kafka ends the JVM when it cannot start; here that is an exception for whoever asked.
        Exit.setExitProcedure(KafkaEngine::refuseExit);
        Exit.setHaltProcedure(KafkaEngine::refuseExit);
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(
                    new KafkaConfig(KafkaSettings.of(logs, port, controllerPort), false), Time.SYSTEM);
            server.startup();
            var engine = new KafkaEngine(server, logs, port);
            try (KafkaTopics topics = new KafkaTopics(engine.bootstrapServers())) {
                topics.awaitBroker(READINESS);
            }
            return engine;
        } catch (RuntimeException e) {
            if (server != null) {
                server.shutdown();
            }
            throw new EngineStartException(
                    "Kafka did not start on " + Ports.LOOPBACK + ":" + port + " (data: " + logs + "): "
                            + rootMessage(e),
                    e);
        } finally {
            Exit.resetExitProcedure();
            Exit.resetHaltProcedure();
        }
    }

    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    public int port() {
        return port;
    }

    public Path logDirectory() {
        return logDirectory;
    }

    public boolean isAlive() {
        return !closed && Ports.accepts(port);
    }

    /** See {@link KafkaTopics#declare}. */
    public void createTopics(Collection<TopicSpec> topics) {
        try (KafkaTopics kafkaTopics = new KafkaTopics(bootstrapServers())) {
            kafkaTopics.declare(topics);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            server.shutdown();
            server.awaitShutdown();
        }
    }

    /**
     * Runs a broker until SIGTERM or SIGINT.
     *
     * @param args directory, port, controller port
     */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != 3) {
            System.err.println("Usage: KafkaEngine DIRECTORY PORT CONTROLLER_PORT");
            System.exit(2);
        }
        try {
            KafkaEngine engine = start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "kafka-stop"));
            System.out.println(READY + engine.bootstrapServers());
        } catch (EngineStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    /** Kafka tells its whole configuration at INFO; a level or a logging configuration given from outside is left alone. */
    private static void quieten() {
        if (System.getProperty("java.util.logging.config.file") == null) {
            QUIET.stream()
                    .filter(logger -> logger.getLevel() == null)
                    .forEach(logger -> logger.setLevel(Level.WARNING));
        }
    }

    private static void format(Path logs) throws Exception {
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        Directories.delete(logs);
        Files.createDirectories(logs);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .setNodeId(KafkaSettings.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(KafkaSettings.CONTROLLER)
                .setMetadataLogDirectory(logs.toString())
                .addDirectory(logs.toString())
                .setIgnoreFormatted(true)
                .run();
    }

    private static void refuseExit(int status, @Nullable String message) {
        throw new EngineStartException("Kafka gave up with status " + status + (message == null ? "" : ": " + message));
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
