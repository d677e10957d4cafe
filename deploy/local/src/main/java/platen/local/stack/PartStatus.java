package platen.local.stack;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What is known of a part at one moment. {@code pid} is the launcher's own for parts inside it, 0 for none. */
public record PartStatus(
        String name,
        State state,
        List<Integer> ports,
        long pid,
        long processStart,
        Instant since,
        Path log,
        String detail) {

    /** The life of a part. */
    public enum State {
        WAITING,
        STARTING,
        READY,
        /** It works, but not all of it: say, events are parked. */
        DEGRADED,
        /** It ended without being told to. */
        DEAD,
        STOPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean well() {
        return state == State.READY;
    }
}
