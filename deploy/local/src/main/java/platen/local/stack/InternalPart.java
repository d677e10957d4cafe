package platen.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part that runs inside the launcher. */
final class InternalPart implements Part {

    /** Starts it and gives back what stops it. */
    @FunctionalInterface
    interface Start {
        AutoCloseable start() throws IOException;
    }

    private final String name;
    private final List<Integer> ports;
    private final Path log;
    private final Start start;
    private @Nullable AutoCloseable running;

    InternalPart(String name, List<Integer> ports, Path log, Start start) {
        this.name = name;
        this.ports = ports;
        this.log = log;
        this.start = start;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
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
    public synchronized void start(Runnable launched) throws PartFailure {
        try {
            running = start.start();
        } catch (IOException | RuntimeException e) {
            throw new PartFailure(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    @Override
    public synchronized void stop(Duration grace) {
        if (running != null) {
            try {
                running.close();
            } catch (Exception e) {
                throw new IllegalStateException(name + " did not stop", e);
            }
            running = null;
        }
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.of(ProcessHandle.current());
    }
}
