package platen.scim.suite;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import platen.testing.TestRecord;
import platen.testing.TestTopics;

/** What the suite hears of an organisation's groups. */
final class GroupEvents implements AutoCloseable {

    static final String TOPIC = "directory.group";

    private final TestTopics topics = TestTopics.ofThisRun();
    private final UUID organisation;

    GroupEvents(UUID organisation) {
        this.organisation = organisation;
    }

    /** Waits for that many of one group, in order. */
    List<TestRecord> await(String group, int count) {
        String key = organisation + "|scim|" + group;
        return topics.await(TOPIC, count, Duration.ofSeconds(20), record -> key.equals(record.key()));
    }

    @Override
    public void close() {
        topics.close();
    }
}
