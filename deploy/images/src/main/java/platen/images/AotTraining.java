package platen.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes the AOT cache of a service (JEP 514): it is started once with nothing to talk to and stopped. A
 * service starts without its database, broker and provider, so none is needed.
 */
final class AotTraining {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String STARTED = " started in ";
    private static final Duration BETWEEN = Duration.ofMillis(200);

    /** Nothing listens there, and nothing is secret. */
    private static final String NOWHERE = "127.0.0.1:1";

    private final Path java;

    /** {@code java} has to be of the same build as that of the image, or the cache is not used there. */
    AotTraining(Path java) {
        this.java = java;
    }

    /** Lays a packaged service into a folder as it will lie in an image, with the cache: {@code APPLICATION FOLDER}. */
    public static void main(String[] arguments) throws IOException, InterruptedException, Unusable {
        Path folder = Path.of(arguments[1]);
        Folders.copyAsInImage(Path.of(arguments[0]), folder);
        new AotTraining(Path.of(System.getProperty("java.home"), "bin", "java")).run(folder, folder.resolve("app.aot"));
    }

    /** Writes the cache of a packaged service. */
    void train(Path application, Path cache) throws IOException, InterruptedException, Unusable {
        Path folder = Files.createTempDirectory("platen-training");
        try {
            Folders.copyAsInImage(application, folder);
            run(folder, cache);
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(Path folder, Path cache) throws IOException, InterruptedException, Unusable {
        Path log = Files.createTempFile("platen-training", ".log");
        Process process = start(folder, cache, log);
        try {
            awaitStart(process, log);
            process.destroy();
            if (!process.waitFor(PATIENCE)) {
                throw new Unusable("The training of " + folder + " does not end");
            }
        } finally {
            process.destroyForcibly();
        }
        if (!Files.isRegularFile(cache) || Files.size(cache) == 0) {
            throw new Unusable("The training of " + folder + " wrote no cache, see " + log);
        }
        Files.delete(log);
    }

    /** A service that is stopped before it has started whole may not stop at all, so its own word is waited for. */
    private static void awaitStart(Process process, Path log) throws IOException, InterruptedException, Unusable {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(STARTED)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new Unusable("A service in training does not start, see " + log);
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
        }
    }

    private Process start(Path folder, Path cache, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        java.toString(),
                        "-XX:AOTCacheOutput=" + cache.toAbsolutePath(),
                        "-XX:+UseSerialGC",
                        "-jar",
                        folder.resolve("quarkus-run.jar").toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", "0",
                        "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                        "QUARKUS_MANAGEMENT_PORT", "0",
                        "QUARKUS_FLYWAY_MIGRATE_AT_START", "false",
                        "QUARKUS_OIDC_AUTH_SERVER_URL", "http://" + NOWHERE,
                        "QUARKUS_OIDC_CONNECTION_DELAY", "PT0S",
                        "KAFKA_BOOTSTRAP_SERVERS", NOWHERE,
                        "PLATEN_DB_URL", "postgresql://" + NOWHERE + "/none"));
        for (String name : List.of(
                "PLATEN_DB_USERNAME",
                "PLATEN_DB_PASSWORD",
                "PLATEN_DB_MIGRATION_USERNAME",
                "PLATEN_DB_MIGRATION_PASSWORD")) {
            builder.environment().put(name, "nobody");
        }
        return builder.start();
    }
}
