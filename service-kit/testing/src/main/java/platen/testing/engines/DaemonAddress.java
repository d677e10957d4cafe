package platen.testing.engines;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import platen.engines.PostgresServer;

/** Where the running daemon and its engines are; a file that only its owner may read, for it holds the superuser's password. */
record DaemonAddress(Path directory, long pid, int leasePort, PostgresServer postgres, String kafka) {

    private static final String FILE = "current.properties";

    static Optional<DaemonAddress> read(Path home) {
        Path file = home.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new DaemonAddress(
                Path.of(properties.getProperty("directory")),
                Long.parseLong(properties.getProperty("pid")),
                Integer.parseInt(properties.getProperty("leasePort")),
                new PostgresServer(
                        properties.getProperty("postgres.host"),
                        Integer.parseInt(properties.getProperty("postgres.port")),
                        properties.getProperty("postgres.username"),
                        properties.getProperty("postgres.password")),
                properties.getProperty("kafka")));
    }

    /** Replaces the file in one step: a reader sees the old or the new one. */
    void write(Path home) throws IOException {
        var properties = new Properties();
        properties.setProperty("directory", directory.toString());
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("leasePort", Integer.toString(leasePort));
        properties.setProperty("postgres.host", postgres.host());
        properties.setProperty("postgres.port", Integer.toString(postgres.port()));
        properties.setProperty("postgres.username", postgres.username());
        properties.setProperty("postgres.password", postgres.password());
        properties.setProperty("kafka", kafka);
        Path draft = ownersOnly(home);
        try (Writer writer = Files.newBufferedWriter(draft)) {
            properties.store(writer, "The test engines that run now");
        }
        Files.move(draft, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the file, unless a successor has written its own. */
    void remove(Path home) throws IOException {
        if (read(home).filter(this::equals).isPresent()) {
            Files.deleteIfExists(home.resolve(FILE));
        }
    }

    private static Path ownersOnly(Path home) throws IOException {
        boolean posix = Files.getFileStore(home).supportsFileAttributeView("posix");
        return posix
                ? Files.createTempFile(
                        home,
                        FILE,
                        null,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(home, FILE, null);
    }
}
