package platen.local.stack;

import java.time.Duration;

/** How long a part may take to stop before it is killed. */
final class StopGrace {

    /** A service with consumers finishes what is in hand, which can take 10 s, and may have an archive of its classes to write. */
    static final Duration SERVICE = Duration.ofSeconds(45);

    private StopGrace() {}
}
