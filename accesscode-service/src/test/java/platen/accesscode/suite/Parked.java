package platen.accesscode.suite;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import platen.testing.TestDatabase;

/** Waits until an event was put aside. */
final class Parked {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Parked() {}

    static void poison(IdentityFixture identity) {
        await().atMost(PATIENCE)
                .until(() -> TestDatabase.ofThisRun()
                                .count(
                                        "select count(*) from parked_event where organisation_id = ? and kind = 'poison'",
                                        identity.organisation)
                        == 1);
    }
}
