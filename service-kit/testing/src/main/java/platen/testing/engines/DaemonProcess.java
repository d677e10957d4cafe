package platen.testing.engines;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Starts the daemon in a JVM of its own that outlives this one. */
final class DaemonProcess {

    static final String LOG = "daemon.log";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private DaemonProcess() {}

    static DaemonAddress start(Path home, Duration stay) {
        Path directory = home.resolve("run-" + UUID.randomUUID().toString().substring(0, 8));
        try {
            Files.createDirectories(directory);
            Process process = new ProcessBuilder(command(home, directory, stay))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(directory.resolve(LOG).toFile()))
                    .redirectInput(Redirect.PIPE)
                    .start();
            return await(home, directory, process);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the test engines", e);
        }
    }

    private static List<String> command(Path home, Path directory, Duration stay) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, classPath(directory)),
                EnginesDaemon.class.getName(),
                home.toString(),
                directory.toString(),
                stay.toString());
    }

    /**
     * This JVM's class path, but of our own only these two modules, and as copies: a build may replace them while the daemon still loads
     * from them.
     */
    private static List<String> classPath(Path directory) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (isOurs(path)) {
                entries.add(copy(path, directory.resolve("classes-" + entries.size()))
                        .toString());
            } else if (!Files.isDirectory(path) && !fileName(path).startsWith("platen-")) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static boolean isOurs(Path entry) {
        if (Files.isDirectory(entry)) {
            return Files.isDirectory(entry.resolve("platen/engines"))
                    || Files.isDirectory(entry.resolve("platen/testing/engines"));
        }
        String name = fileName(entry);
        return name.startsWith("platen-engines") || name.startsWith("platen-testing");
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private static DaemonAddress await(Path home, Path directory, Process process) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            Optional<DaemonAddress> address =
                    DaemonAddress.read(home).filter(found -> found.directory().equals(directory));
            if (address.isPresent()) {
                return address.get();
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        boolean tooSlow = process.isAlive();
        process.destroyForcibly();
        Path log = directory.resolve(LOG);
        throw new IllegalStateException("The test engines " + (tooSlow ? "took too long to start" : "did not start")
                + ": " + reason(log) + " (log: " + log + ")");
    }

    private static String reason(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.startsWith("Caused by: ") || line.startsWith("Exception in thread"))
                .reduce((first, deepest) -> deepest)
                .orElse(lines.isEmpty() ? "no output" : lines.getLast());
    }
}
