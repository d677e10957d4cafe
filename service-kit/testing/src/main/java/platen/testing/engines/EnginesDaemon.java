package platen.testing.engines;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import platen.engines.Directories;
import platen.engines.KafkaEngine;
import platen.engines.PostgresEngine;

/**
 * Runs PostgreSQL and Kafka for the test JVMs of a build, and leaves when nobody has held a lease for a while or an engine died. One open
 * connection is one lease.
 */
public final class EnginesDaemon {

    static final String GREETING = "platen-engines 1\n";

    private static final int TICK_MILLIS = 1_000;

    private final PostgresEngine postgres;
    private final KafkaEngine kafka;
    private final AtomicInteger leases = new AtomicInteger();
    private final Duration patience;
    private volatile long lastHeld = System.nanoTime();

    private EnginesDaemon(PostgresEngine postgres, KafkaEngine kafka, Duration patience) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.patience = patience;
    }

    /**
     * Entry point of the daemon's JVM.
     *
     * @param args the directory where its address is written; one of its own, deleted at the end; how long to stay without leases, in
     *     ISO 8601
     */
    public static void main(String[] args) throws IOException {
        Path home = Path.of(args[0]);
        Path directory = Path.of(args[1]);
        deleteLeftOvers(home, directory);
        // Side by side: each start is mostly waiting.
        CompletableFuture<PostgresEngine> postgres =
                CompletableFuture.supplyAsync(() -> PostgresEngine.start(directory.resolve("postgres"), 0, false));
        CompletableFuture<KafkaEngine> kafka =
                CompletableFuture.supplyAsync(() -> KafkaEngine.start(directory.resolve("kafka"), 0, 0));
        try (PostgresEngine runningPostgres = postgres.join();
                KafkaEngine runningKafka = kafka.join();
                ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                runningKafka.close();
                runningPostgres.close();
            }));
            new EnginesDaemon(runningPostgres, runningKafka, Duration.parse(args[2])).serve(home, directory, door);
        }
        deleteLeftOver(directory);
        System.exit(0);
    }

    private void serve(Path home, Path directory, ServerSocket door) throws IOException {
        var address = new DaemonAddress(
                directory,
                ProcessHandle.current().pid(),
                door.getLocalPort(),
                postgres.server(),
                kafka.bootstrapServers());
        address.write(home);
        door.setSoTimeout(TICK_MILLIS);
        while (isWanted()) {
            if (!postgres.isAlive() || !kafka.isAlive()) {
                System.out.println("An engine died; leaving.");
                break;
            }
            try {
                admit(door.accept());
            } catch (SocketTimeoutException nobodyCame) {
                continue;
            }
        }
        address.remove(home);
    }

    private boolean isWanted() {
        return leases.get() > 0 || System.nanoTime() - lastHeld < patience.toNanos();
    }

    private void admit(Socket lease) {
        leases.incrementAndGet();
        Thread.startVirtualThread(() -> holdUntilClosed(lease));
    }

    private void holdUntilClosed(Socket lease) {
        try (lease;
                InputStream in = lease.getInputStream()) {
            lease.getOutputStream().write(GREETING.getBytes(StandardCharsets.US_ASCII));
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException cutOff) {
            System.out.println("A lease was cut off: " + cutOff.getMessage());
        } finally {
            lastHeld = System.nanoTime();
            leases.decrementAndGet();
        }
    }

    /** Runs that were killed leave their directory, and perhaps their PostgreSQL. */
    private static void deleteLeftOvers(Path home, Path mine) throws IOException {
        try (Stream<Path> entries = Files.list(home)) {
            List<Path> others = entries.filter(Files::isDirectory)
                    .filter(directory -> !directory.equals(mine))
                    .toList();
            for (Path other : others) {
                deleteLeftOver(other);
            }
        }
    }

    private static void deleteLeftOver(Path other) {
        try {
            if (PostgresEngine.stopLeftOver(other.resolve("postgres"))) {
                Directories.delete(other);
            }
        } catch (IOException | UncheckedIOException e) {
            // It may be cleaning up after itself at this moment.
            System.out.println("Left as it is: " + other + ": " + e);
        }
    }
}
