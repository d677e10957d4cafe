package platen.accesscode.suite;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import platen.testing.TestDatabase;

/** Waits until an event had its effect. */
final class Heard {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Heard() {}

    static void event(String id) {
        await("event " + id)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(15))
                .until(() -> TestDatabase.ofThisRun().count("select count(*) from inbox where event_id = ?", id) == 1);
    }
}
