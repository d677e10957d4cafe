package platen.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import platen.engines.Ports;
import platen.engines.RepositoryRoot;

/** A service's packaged jar in a JVM of its own, that can be told to die at a chosen point. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;

    private ServiceProcess(Process process, Path log, int port, int managementPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    static ServiceProcess start(String module, Map<String, String> environment) {
        return begin(module, environment).awaitReady();
    }

    /** Starts a service and waits for nothing. */
    static ServiceProcess begin(String module, Map<String, String> environment) {
        return launch(module, environment, List.of());
    }

    /**
     * Starts a service that ends without any further act, as by SIGKILL, when it comes to the rule's point. It may do so while it starts.
     *
     * @param rule name of a Byteman rule file among the test resources
     */
    static ServiceProcess startThatDies(String module, Map<String, String> environment, String rule) {
        Path byteman = jarOf("org/jboss/byteman/agent/Main.class");
        Path script =
                RepositoryRoot.find().resolve("journeys/src/test/resources").resolve(rule);
        return launch(module, environment, List.of("-javaagent:" + byteman + "=script:" + script));
    }

    private static ServiceProcess launch(String module, Map<String, String> environment, List<String> options) {
        Path jar = RepositoryRoot.find().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("Package the services first: there is no " + jar);
        }
        int port = Ports.unused();
        int managementPort = Ports.unused();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        try {
            Path log = Files.createTempFile(Path.of("target"), module, ".log");
            var builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
            // Nobody calls it who would have to be led elsewhere.
            builder.environment().put("QUARKUS_SHUTDOWN_DELAY", "PT0S");
            builder.environment().putAll(environment);
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
            builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
            builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
            return new ServiceProcess(builder.start(), log, port, managementPort);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + module, e);
        }
    }

    ServiceProcess awaitReady() {
        await("readiness, see " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .failFast("The service died, see " + log, () -> !process.isAlive())
                .until(this::isReady);
        return this;
    }

    boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends it by SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitDeath();
    }

    /** Tells it to end, by SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Returns its exit status. */
    int awaitDeath() {
        try {
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The service never came to the point where it was to die, see " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path jarOf(String resource) {
        String url = String.valueOf(ServiceProcess.class.getClassLoader().getResource(resource));
        return Path.of(URI.create(url.substring("jar:".length(), url.indexOf("!/"))));
    }
}
