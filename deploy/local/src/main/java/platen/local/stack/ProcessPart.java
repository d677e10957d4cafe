package platen.local.stack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part that is a child process of the launcher. */
public final class ProcessPart implements Part {

    private static final Duration READINESS = Duration.ofSeconds(300);
    private static final long POLL_MILLIS = 100;

    /** 128 + SIGKILL, by the kernel too when memory runs out. */
    private static final int KILLED = 137;

    /**
     * How the child is run. {@code environment} is added to the launcher's own and asked for at every start;
     * {@code complaint} is asked while it is ready.
     */
    public record Run(
            List<String> command,
            Path workingDirectory,
            Supplier<Map<String, String>> environment,
            Readiness readiness,
            Supplier<Optional<String>> complaint) {}

    private final String name;
    private final Set<String> needs;
    private final List<Integer> ports;
    private final Path log;
    private final Run run;
    private volatile @Nullable Process process;

    public ProcessPart(String name, Set<String> needs, List<Integer> ports, Path log, Run run) {
        this.name = name;
        this.needs = needs;
        this.ports = ports;
        this.log = log;
        this.run = run;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> needs() {
        return needs;
    }

    @Override
    public List<Integer> ports() {
        return ports;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Process::toHandle);
    }

    @Override
    public Optional<String> complaint() {
        return run.complaint().get();
    }

    @Override
    public String ending() {
        Process ended = process;
        if (ended == null || ended.isAlive()) {
            return "";
        }
        int status = ended.exitValue();
        return "with status " + status + (status == KILLED ? " (killed)" : "");
    }

    @Override
    public void start(Runnable launched) throws PartFailure, InterruptedException {
        try {
            process = null;
            LogFile.rotate(log);
            long logStart = LogFile.size(log);
            Process child = launch();
            process = child;
            launched.run();
            awaitReady(child, logStart);
        } catch (IOException e) {
            throw new PartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void stop(Duration grace) throws InterruptedException {
        Process child = process;
        if (child != null) {
            Processes.stop(child.toHandle(), grace);
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        // Ctrl-C reaches every process of the terminal; only the launcher may act on it, so that the order holds.
        command.addAll(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        command.addAll(run.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(run.workingDirectory().toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(run.environment().get());
        return builder.start();
    }

    private void awaitReady(Process child, long logStart) throws PartFailure, InterruptedException {
        long deadline = System.nanoTime() + READINESS.toNanos();
        while (System.nanoTime() < deadline) {
            if (!child.isAlive()) {
                throw new PartFailure("it ended with status " + child.exitValue() + quoted(logStart));
            }
            if (isReady()) {
                return;
            }
            if (child.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new PartFailure("it ended with status " + child.exitValue() + quoted(logStart));
            }
        }
        throw new PartFailure("it was not ready after " + READINESS.toSeconds() + " s" + quoted(logStart));
    }

    private boolean isReady() throws InterruptedException {
        try {
            return run.readiness().ready();
        } catch (IOException e) {
            return false;
        }
    }

    private String quoted(long logStart) {
        List<String> lines = LogFile.reason(log, logStart, 4);
        return lines.isEmpty() ? "" : ":\n    " + String.join("\n    ", lines);
    }
}
