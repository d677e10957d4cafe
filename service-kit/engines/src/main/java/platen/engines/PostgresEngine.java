package platen.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server on the loopback address, with server binaries from Maven Central. Its directory is kept, so a later start finds
 * the data again; a server left over by a killed run is stopped first.
 *
 * <p>The server runs in a session of its own: Ctrl-C at the terminal does not reach it, and it outlives this JVM unless closed. There is no
 * shutdown hook here, because only the owner knows what must stop before the database does.
 */
public final class PostgresEngine implements AutoCloseable {

    public static final String SUPERUSER = "postgres";

    /** Name of a file in a server's home; settings in it go before those made here. */
    public static final String OWN_SETTINGS = "own.conf";

    private static final int ATTEMPTS_AT_ANY_PORT = 5;
    private static final String START_SECONDS = "60";
    private static final String STOP_SECONDS = "20";

    private final PostgresCluster cluster;
    private final Postmaster postmaster;
    private final FileLock lock;
    private int port;

    private PostgresEngine(PostgresCluster cluster, Postmaster postmaster, FileLock lock) {
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.lock = lock;
    }

    /**
     * Starts a server and returns when it accepts connections.
     *
     * @param directory its home, made if absent: {@code data/}, {@code postgres.log}, the superuser's password
     * @param port to listen on at 127.0.0.1; 0 for any
     * @param durable whether a commit is on disk when it returns; off is several times faster and fine for data nobody keeps
     * @throws EngineStartException with a sentence that says why and where the log is
     */
    public static PostgresEngine start(Path directory, int port, boolean durable) {
        Path home = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            FileLock lock = lock(home);
            try {
                return start(new PostgresCluster(home), lock, port, durable);
            } catch (IOException | RuntimeException e) {
                lock.channel().close();
                throw e;
            }
        } catch (IOException e) {
            throw new EngineStartException("PostgreSQL cannot start in " + home + ": " + e.getMessage(), e);
        }
    }

    private static PostgresEngine start(PostgresCluster cluster, FileLock lock, int port, boolean durable)
            throws IOException {
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        List<String> unprivileged = Platform.unprivileged();
        PostgresEngine engine = new PostgresEngine(cluster, new Postmaster(cluster, binaries, unprivileged), lock);
        engine.postmaster.stopLeftOver(STOP_SECONDS);
        cluster.create(binaries, unprivileged, durable);
        engine.listen(port, durable);
        return engine;
    }

    private void listen(int wanted, boolean durable) throws IOException {
        for (int attempt = 1; ; attempt++) {
            port = wanted == 0 ? Ports.unused() : wanted;
            try {
                listen(durable);
                return;
            } catch (EngineStartException e) {
                boolean tryAnother = wanted == 0 && Ports.lost(e, port);
                if (!tryAnother || attempt == ATTEMPTS_AT_ANY_PORT) {
                    throw e;
                }
            }
        }
    }

    private void listen(boolean durable) throws IOException {
        Ports.requireFree("PostgreSQL", port);
        cluster.configure(port, durable);
        String failure = postmaster.start(START_SECONDS);
        if (failure != null) {
            throw new EngineStartException("PostgreSQL did not start: " + failure + " (log: " + cluster.log() + ")");
        }
    }

    public String host() {
        return Ports.LOOPBACK;
    }

    public int port() {
        return port;
    }

    public String username() {
        return SUPERUSER;
    }

    public String password() {
        try {
            return cluster.password();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server writes what it has to say; appended to at every start. */
    public Path log() {
        return cluster.log();
    }

    public long pid() {
        return postmaster.pid();
    }

    /** False as soon as the server died or stopped listening, whoever caused it. */
    public boolean isAlive() {
        return postmaster.isAlive() && Ports.accepts(port);
    }

    /** The superuser's way in, for provisioning and for the assertions of tests. */
    public PostgresServer server() {
        return new PostgresServer(host(), port, username(), password());
    }

    /** Stops the server: open transactions are rolled back, everything committed is kept. */
    @Override
    public void close() {
        try {
            postmaster.stop(STOP_SECONDS);
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop (log: " + cluster.log() + ")", e);
        }
    }

    /**
     * Stops a server that a killed run left behind, for whoever is about to delete its directory.
     *
     * @return false when the directory belongs to a run that is alive
     */
    public static boolean stopLeftOver(Path directory) throws IOException {
        Path home = directory.toAbsolutePath().normalize();
        if (!Files.isDirectory(home)) {
            return true;
        }
        try (FileChannel channel = openLock(home)) {
            if (tryLock(channel) == null) {
                return false;
            }
            var leftOver =
                    new Postmaster(new PostgresCluster(home), PostgresBinaries.unpacked(), Platform.unprivileged());
            leftOver.stopLeftOver(STOP_SECONDS);
            return true;
        }
    }

    private static FileLock lock(Path home) throws IOException {
        FileChannel channel = openLock(home);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new EngineStartException("PostgreSQL's directory " + home + " is in use by another running process.");
        }
        return lock;
    }

    private static FileChannel openLock(Path home) throws IOException {
        return FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
