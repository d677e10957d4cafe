package platen.engines;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server process, by PostgreSQL's own {@code pg_ctl}: it waits for readiness and detaches the server from our terminal. */
final class Postmaster {

    private final PostgresCluster cluster;
    private final PostgresBinaries binaries;
    private final List<String> unprivileged;
    private @Nullable ProcessHandle process;

    Postmaster(PostgresCluster cluster, PostgresBinaries binaries, List<String> unprivileged) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.unprivileged = unprivileged;
    }

    /** Returns null when the server is ready, else what it said last. */
    @Nullable
    String start(String seconds) throws IOException {
        long before = Files.exists(cluster.log()) ? Files.size(cluster.log()) : 0;
        Command.Outcome outcome =
                pgCtl("start", "-w", "-t", seconds, "-l", cluster.log().toString());
        Optional<ProcessHandle> started = recordedProcess();
        if (outcome.succeeded() && started.isPresent()) {
            process = started.get();
            return null;
        }
        return reason(before).orElse(outcome.output());
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    long pid() {
        return process == null ? -1 : process.pid();
    }

    void stop(String seconds) throws IOException {
        if (recordedProcess().isEmpty()) {
            stopWithoutItsDirectory();
            return;
        }
        Command.Outcome fast = pgCtl("stop", "-w", "-t", seconds, "-m", "fast");
        if (!fast.succeeded() && recordedProcess().isPresent()) {
            Command.Outcome immediate = pgCtl("stop", "-w", "-t", seconds, "-m", "immediate");
            if (!immediate.succeeded()) {
                throw new IOException(immediate.output());
            }
        }
    }

    /** Somebody deleted the data under a running server, as {@code mvn clean} does. */
    private void stopWithoutItsDirectory() throws IOException {
        if (isAlive() && process != null && !process.destroy()) {
            throw new IOException("The server's data is gone and process " + process.pid() + " did not take a signal");
        }
    }

    /**
     * A run killed with SIGKILL leaves its server running, or only the file with its process id, which another program may have by now.
     * The caller holds the directory's lock, so whatever is found here has no owner.
     */
    void stopLeftOver(String seconds) throws IOException {
        Optional<ProcessHandle> leftOver = recordedProcess();
        if (leftOver.isEmpty()) {
            return;
        }
        if (isPostgres(leftOver.get())) {
            stop(seconds);
        } else {
            Files.deleteIfExists(pidFile());
        }
    }

    private static boolean isPostgres(ProcessHandle candidate) {
        ProcessHandle.Info info = candidate.info();
        // A system that shows no command line says nothing against it: PostgreSQL then decides by itself.
        return info.commandLine()
                .or(info::command)
                .map(line -> line.toLowerCase(Locale.ROOT).contains("postgres"))
                .orElse(true);
    }

    private Optional<ProcessHandle> recordedProcess() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile());
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    }

    private Path pidFile() {
        return cluster.data().resolve("postmaster.pid");
    }

    private Command.Outcome pgCtl(String action, String... options) throws IOException {
        List<String> command = new ArrayList<>(unprivileged);
        command.addAll(
                List.of(binaries.program("pg_ctl"), action, "-D", cluster.data().toString()));
        command.addAll(List.of(options));
        return Command.run(command);
    }

    private Optional<String> reason(long from) throws IOException {
        if (!Files.exists(cluster.log())) {
            return Optional.empty();
        }
        try (RandomAccessFile log = new RandomAccessFile(cluster.log().toFile(), "r")) {
            log.seek(from);
            byte[] said = new byte[(int) Math.min(log.length() - from, 1 << 16)];
            log.readFully(said);
            return new String(said, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("could not"))
                    .map(line ->
                            line.substring(Math.max(0, line.indexOf("LOG:"))).strip())
                    .reduce((all, next) -> all + "; " + next);
        }
    }
}
