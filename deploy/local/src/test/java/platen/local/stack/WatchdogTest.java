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

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "60").start();
    }
}
