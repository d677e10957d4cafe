package platen.notification.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import platen.testing.TestDatabase;

/** Takes mails out of the queue that a test has left in it: they would go to the next one's mail server, and take its steps. */
final class LeftMails implements BeforeEachCallback {

    private static final String WAITING = "state in ('queued', 'sending')";

    private static final String DROP = """
            update mail set state = 'superseded', sealed_recipient = null, sealed_box = null, notice_address = null,
                notice = null, card_link = null
            where id in (select id from mail where %s for update skip locked)
            """;

    @Override
    public void beforeEach(ExtensionContext context) {
        drop("");
    }

    /**
     * Waits for no row that the service holds, as it may be waiting for another one.
     *
     * @param which begins with "and", or is empty
     */
    static void drop(String which, Object... parameters) {
        TestDatabase database = TestDatabase.ofThisRun();
        String waiting = WAITING + which;
        Awaitility.await("mails to leave the queue")
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    database.execute(DROP.formatted(waiting), parameters);
                    return database.count("select count(*) from mail where " + waiting, parameters) == 0;
                });
    }
}
