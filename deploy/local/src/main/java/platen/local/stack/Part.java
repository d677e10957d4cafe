package platen.local.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One thing the launcher starts, watches and stops. */
public interface Part {

    String name();

    /** Names of the parts that have to be ready before this one starts; it is stopped before them. */
    Set<String> needs();

    /** Ports of 127.0.0.1 it listens on. */
    List<Integer> ports();

    /** Where it writes what it has to say. */
    Path log();

    /** Returns when it is ready; calls {@code launched} as soon as there is a process to see. */
    void start(Runnable launched) throws PartFailure, InterruptedException;

    /** Returns when it is stopped; after {@code grace} it is killed. Does nothing to a part that is not running. */
    void stop(Duration grace) throws InterruptedException;

    /** The process behind it; empty before the start. What runs inside the launcher has the launcher's. */
    Optional<ProcessHandle> process();

    /** How the process ended, say {@code with status 1}; empty where only the system knows. */
    default String ending() {
        return "";
    }

    /** What a ready part says of itself when asked: empty when all is well, else what is degraded. */
    default Optional<String> complaint() {
        return Optional.empty();
    }
}
