package platen.testing.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import platen.engines.PostgresServer;
import platen.engines.RepositoryRoot;

/**
 * A lease on the engines that all test JVMs of this repository share: an open connection to their daemon. The operating system ends it
 * with this JVM, however that dies, and the daemon leaves some seconds after the last one.
 */
final class SharedEngines implements TestEngines {

    /** Longer than what passes between the tests of one module and the next. */
    private static final Duration STAY = Duration.ofSeconds(20);

    private static final int HANDSHAKE_MILLIS = 5_000;

    private final DaemonAddress address;
    private final Socket lease;

    private SharedEngines(DaemonAddress address, Socket lease) {
        this.address = address;
        this.lease = lease;
    }

    static TestEngines lease() {
        return lease(RepositoryRoot.find().resolve("target").resolve("engines"), STAY);
    }

    /** One JVM at a time looks for the daemon and starts it; synchronized, because a file lock does not hold between threads. */
    static synchronized SharedEngines lease(Path home, Duration stay) {
        try {
            Files.createDirectories(home);
            try (FileChannel channel = FileChannel.open(
                            home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IllegalStateException("Lost the lock " + home.resolve("lock"));
                }
                return running(home).orElseGet(() -> started(home, stay));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No test engines in " + home, e);
        }
    }

    private static Optional<SharedEngines> running(Path home) {
        return DaemonAddress.read(home).flatMap(SharedEngines::connect);
    }

    private static SharedEngines started(Path home, Duration stay) {
        DaemonAddress address = DaemonProcess.start(home, stay);
        return connect(address)
                .orElseThrow(() -> new IllegalStateException("The test engines left at once (log: "
                        + address.directory().resolve(DaemonProcess.LOG) + ")"));
    }

    /** Empty when the daemon has gone or is about to go. */
    private static Optional<SharedEngines> connect(DaemonAddress address) {
        var socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), address.leasePort()), HANDSHAKE_MILLIS);
            socket.setSoTimeout(HANDSHAKE_MILLIS);
            byte[] greeting = socket.getInputStream().readNBytes(EnginesDaemon.GREETING.length());
            if (new String(greeting, StandardCharsets.US_ASCII).equals(EnginesDaemon.GREETING)) {
                return Optional.of(new SharedEngines(address, socket));
            }
            socket.close();
        } catch (IOException gone) {
            closeQuietly(socket);
        }
        return Optional.empty();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public PostgresServer postgres() {
        return address.postgres();
    }

    @Override
    public String kafka() {
        return address.kafka();
    }

    DaemonAddress address() {
        return address;
    }

    @Override
    public void close() {
        closeQuietly(lease);
    }
}
