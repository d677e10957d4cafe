package platen.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The files of one PostgreSQL server: {@code data/}, the superuser's password, the log. Made once and kept. */
final class PostgresCluster {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;

    PostgresCluster(Path directory) {
        this.directory = directory;
    }

    Path data() {
        return directory.resolve("data");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    String password() throws IOException {
        return Files.readString(passwordFile());
    }

    /** Makes the cluster when there is none; a half-made one of a killed run is thrown away, its last file being the mark of a whole one. */
    void create(PostgresBinaries binaries, List<String> unprivileged, boolean durable) throws IOException {
        Path whole = directory.resolve("initialised");
        if (Files.exists(whole)) {
            return;
        }
        Directories.delete(data());
        writePassword();
        List<String> command = new ArrayList<>(unprivileged);
        command.addAll(List.of(binaries.program("initdb"), "-D", data().toString(), "-U", PostgresEngine.SUPERUSER));
        command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile(), "--encoding=UTF8"));
        // The built-in provider sorts and folds alike on every operating system.
        command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        if (!durable) {
            command.add("--no-sync");
        }
        Command.Outcome outcome = Command.run(command);
        if (!outcome.succeeded()) {
            throw new EngineStartException("PostgreSQL's initdb failed in " + data() + ": " + outcome.output());
        }
        Files.writeString(whole, "");
    }

    /** Written at every start, so that it is this class and not an old file that decides. */
    void configure(int port, boolean durable) throws IOException {
        String durability = durable ? "on" : "off";
        Files.writeString(data().resolve("postgresql.conf"), """
                # Written at every start; changes here are lost.
                listen_addresses = '%s'
                port = %d
                unix_socket_directories = ''
                max_connections = 200
                shared_buffers = 64MB
                max_wal_size = 256MB
                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                io_method = sync
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                log_line_prefix = '%%m [%%p] %%d %%u '
                # Row contents stay out of the log: they may be personal.
                log_error_verbosity = terse
                # For whoever wants a larger server.
                include_if_exists = '../%s'
                """.formatted(
                        Ports.LOOPBACK, port, durability, durability, durability, PostgresEngine.OWN_SETTINGS));
    }

    private Path passwordFile() {
        return directory.resolve("superuser-password");
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        Files.deleteIfExists(passwordFile());
        if (Platform.isWindows()) {
            Files.createFile(passwordFile());
        } else {
            Files.createFile(
                    passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
    }
}
