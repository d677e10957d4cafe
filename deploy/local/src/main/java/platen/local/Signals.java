package platen.local;

import java.util.concurrent.CompletableFuture;
import sun.misc.Signal;

/**
 * Ctrl-C and SIGTERM as a request to stop in order. A shutdown hook would not do: all hooks run at the same time. The second
 * signal ends the launcher at once; the watchdog then ends the rest.
 */
public final class Signals {

    private static final int KILLED_BY_PERSON = 130;

    private Signals() {}

    /** Completes with the signal's name. */
    public static CompletableFuture<String> asked() {
        CompletableFuture<String> asked = new CompletableFuture<>();
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> {
                if (!asked.complete("SIG" + signal.getName())) {
                    Runtime.getRuntime().halt(KILLED_BY_PERSON);
                }
            });
        }
        return asked;
    }
}
