package platen.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the AOT cache of a service (JEP 514): it is started once with nothing to talk to and stopped. A
 * service starts without its database, broker and provider, so none is needed; accesscode-service, which will not start before it has
 * compared its keys with its database, gets that far.
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

    /** Lays a packaged service into a folder as it will lie in an image, with the cache: {@code MODULE APPLICATION FOLDER}. */
    public static void main(String[] arguments) throws IOException, InterruptedException, Unusable {
        Path folder = Path.of(arguments[2]);
        Folders.copyAsInImage(Path.of(arguments[1]), folder);
        String service = arguments[0].replace("-service", "");
        new AotTraining(Path.of(System.getProperty("java.home"), "bin", "java"))
                .run(service, folder, folder.resolve("app.aot"));
    }

    /** Writes the cache of a packaged service; {@code service} is its short name, as its directory of keys has it. */
    void train(String service, Path application, Path cache) throws IOException, InterruptedException, Unusable {
        Path folder = Files.createTempDirectory("platen-training");
        try {
            Folders.copyAsInImage(application, folder);
            run(service, folder, cache);
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(String service, Path folder, Path cache) throws IOException, InterruptedException, Unusable {
        Path keys = Files.createTempDirectory("platen-training-keys");
        try {
            makeKeys(folder, keys);
            run(folder, keys.resolve(service), cache);
        } finally {
            Folders.delete(keys);
        }
    }

    /** A service does not start without keys. These open nothing, and are gone when it has. */
    private void makeKeys(Path folder, Path keys) throws IOException, InterruptedException, Unusable {
        String jars = folder.resolve("lib/boot") + "/*:" + folder.resolve("lib/main") + "/*";
        Process maker = new ProcessBuilder(
                        java.toString(), "-cp", jars, "platen.kit.crypto.KeyMaterialGenerator", keys.toString())
                .inheritIO()
                .start();
        if (maker.waitFor() != 0) {
            throw new Unusable("There are no keys to train " + folder + " with");
        }
    }

    private void run(Path folder, Path keys, Path cache) throws IOException, InterruptedException, Unusable {
        Path log = Files.createTempFile("platen-training", ".log");
        Process process = start(folder, keys, cache, log);
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
            throw new Unusable("The training of " + folder + " wrote no cache:\n" + errors(log));
        }
        Files.delete(log);
    }

    /** A service that is stopped before it has started whole may not stop at all, so its own word is waited for. */
    private static void awaitStart(Process process, Path log) throws IOException, InterruptedException, Unusable {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(STARTED)) {
            if (!process.isAlive() && errors(log).contains(": /" + NOWHERE)) {
                return;
            }
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new Unusable("A service in training does not start:\n" + errors(log));
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
        }
    }

    /** Where an image is built, nobody could look into the log afterwards. */
    private static String errors(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("ERROR")).collect(Collectors.joining("\n"));
        }
    }

    private Process start(Path folder, Path keys, Path cache, Path log) throws IOException {
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
                        "PLATEN_KEYS", keys.toString(),
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
