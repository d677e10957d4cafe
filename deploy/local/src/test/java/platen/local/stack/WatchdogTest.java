package platen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    @Test
    void endsWhatItWasToldWhenThePipeBreaks() throws Exception {
        Process kept = sleeper();
        Process guarded = sleeper();
        Process lastOne = sleeper();
        Watchdog watchdog = Watchdog.start();
        watchdog.add(kept.pid());
        watchdog.add(guarded.pid());
        watchdog.last(lastOne.pid());
        watchdog.drop(kept.pid());

        watchdog.breakPipe();

        await().until(() -> !guarded.isAlive() && !lastOne.isAlive());
        assertThat(kept.isAlive()).isTrue();
        kept.destroyForcibly();
    }

    /** Hears SIGINT even where the build was started deaf to it, in the background of a script. */
    private static Process sleeper() throws IOException {
        String script =
                "env --default-signal=INT true 2>/dev/null && exec env --default-signal=INT sleep 60; exec sleep 60";
        return new ProcessBuilder("/bin/sh", "-c", script).start();
    }
}
